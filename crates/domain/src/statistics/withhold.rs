//! Which cells are withheld: the small ones, and as many others as it takes that no small one can be computed back.
//!
//! Men, women and unsaid × outcomes, and groups × outcomes, are two tables with the same totals. Each number stands in
//! two sums at most, so the sums are the nodes and the numbers the edges of a network, and the number of an edge can be
//! computed from the published ones exactly where it is a bridge among the withheld edges: where it lies on a cycle of
//! withheld edges, all of the cycle can go up and down by turns and every sum stays. So each small cell gets a cycle. It
//! is looked for among the cells that are not zero (each person is such a cycle: their row, their group, their outcome),
//! hence both directions stay possible, also for whoever remembers that no number of people is below zero.
use super::Counts;
use std::{cmp::Reverse, collections::BinaryHeap};

/// The smallest number of people that is published, besides none.
pub const SMALLEST: u32 = 5;

/// One number of the table: an edge between two sums.
struct Edge {
    ends: [usize; 2],
    value: u32,
    withheld: bool,
}

/// What is withheld, in the shape of the table. A row has its outcomes and, last, its sum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Withheld {
    /// By gender.
    pub(super) genders: Vec<[bool; 6]>,
    /// By group.
    pub(super) groups: Vec<[bool; 6]>,
    /// Of the totals.
    pub(super) totals: [bool; 6],
}

/// Of a row's outcomes and its sum.
const COLUMNS: usize = 6;

/// Which numbers of `counts` are withheld, where those below `smallest` are too small.
pub(super) fn withheld(counts: &Counts, smallest: u32) -> Withheld {
    let genders: Vec<_> = counts.genders.iter().map(|tally| with_sum(tally.people)).collect();
    let groups: Vec<_> = counts.groups.iter().map(|line| with_sum(line.tally.people)).collect();
    // Nodes: a sum for each row, and two for each column, one over the genders and one over the groups.
    let rows = genders.len() + groups.len();
    // Without groups the totals end in nothing else that is known: one node stands for all of it.
    let column = |half: usize, place: usize| match (half, groups.is_empty()) {
        (0, _) => rows + place,
        (_, true) => rows + COLUMNS,
        (_, false) => rows + COLUMNS + place,
    };
    let mut edges = Vec::new();
    for (half, part) in [&genders, &groups].into_iter().enumerate() {
        let before = half * genders.len();
        for (row, numbers) in part.iter().enumerate() {
            edges.extend(numbers.iter().enumerate().map(|(place, value)| Edge {
                ends: [before + row, column(half, place)],
                value: *value,
                withheld: false,
            }));
        }
    }
    for place in 0..COLUMNS {
        let value = genders.iter().map(|numbers| numbers[place]).sum();
        edges.push(Edge { ends: [column(0, place), column(1, place)], value, withheld: false });
    }
    let nodes = rows + 2 * COLUMNS;
    let small: Vec<usize> =
        (0..edges.len()).filter(|edge| (1..smallest).contains(&edges[*edge].value)).collect();
    for edge in &small {
        edges[*edge].withheld = true;
    }
    for edge in small {
        for other in way_round(&edges, nodes, edge) {
            edges[other].withheld = true;
        }
    }
    let taken = |from: usize, count: usize| -> Vec<[bool; COLUMNS]> {
        let row = |row: usize| std::array::from_fn(|place| edges[(from + row) * COLUMNS + place].withheld);
        (0..count).map(row).collect()
    };
    let totals = taken(rows, 1);
    Withheld {
        genders: taken(0, genders.len()),
        groups: taken(genders.len(), groups.len()),
        totals: totals.first().copied().unwrap_or_default(),
    }
}

fn with_sum(people: [u32; 5]) -> [u32; COLUMNS] {
    let sum = people.iter().sum();
    std::array::from_fn(|place| people.get(place).copied().unwrap_or(sum))
}

/// The cheapest way from one end of an edge to the other without it, over numbers that are not zero: what is withheld
/// already costs next to nothing, else what it would hide. Empty where there is none, which no table of people has.
fn way_round(edges: &[Edge], nodes: usize, edge: usize) -> Vec<usize> {
    let [start, goal] = edges[edge].ends;
    let mut best = vec![u64::MAX; nodes];
    let mut came_by: Vec<Option<usize>> = vec![None; nodes];
    let mut waiting = BinaryHeap::from([Reverse((0u64, start))]);
    best[start] = 0;
    while let Some(Reverse((cost, node))) = waiting.pop() {
        if node == goal {
            break;
        }
        if cost > best[node] {
            continue;
        }
        for (next, way) in edges.iter().enumerate().filter(|(next, way)| *next != edge && way.value > 0) {
            let other = match way.ends {
                [one, other] if one == node => other,
                [one, other] if other == node => one,
                _ => continue,
            };
            let step = if way.withheld { 1 } else { 1000 + u64::from(way.value) };
            if cost + step < best[other] {
                best[other] = cost + step;
                came_by[other] = Some(next);
                waiting.push(Reverse((cost + step, other)));
            }
        }
    }
    let mut way = Vec::new();
    let mut node = goal;
    while let Some(by) = came_by[node].filter(|_| node != start) {
        way.push(by);
        node = if edges[by].ends[0] == node { edges[by].ends[1] } else { edges[by].ends[0] };
    }
    way
}
