//! The six prompts in words, and a goal's own words on one line.
use crate::texts;
use folje_domain::record::Prompt;

/// Characters of a goal that are shown as its name.
const HEADLINE: usize = 120;

/// The first line of what somebody wrote, cut where it would be no name any more.
pub(super) fn headline(words: &str) -> String {
    first_line(words, HEADLINE)
}

/// The first line, at most `limit` characters long; what is cut is marked with «…».
pub(super) fn first_line(words: &str, limit: usize) -> String {
    let line = words.trim().lines().next().unwrap_or_default().trim_end();
    if line.chars().count() <= limit {
        return line.to_owned();
    }
    let kept: String = line.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The question that a prompt asks.
pub(super) fn question(prompt: Prompt) -> String {
    match prompt {
        Prompt::Goal => texts::prompt_goal(),
        Prompt::When => texts::prompt_when(),
        Prompt::How => texts::prompt_how(),
        Prompt::FirstStep => texts::prompt_first_step(),
        Prompt::FirstStepWhen => texts::prompt_first_step_when(),
        Prompt::Needed => texts::prompt_needed(),
    }
}

/// What one might answer.
pub(super) fn hint(prompt: Prompt) -> String {
    match prompt {
        Prompt::Goal => texts::prompt_goal_hint(),
        Prompt::When => texts::prompt_when_hint(),
        Prompt::How => texts::prompt_how_hint(),
        Prompt::FirstStep => texts::prompt_first_step_hint(),
        Prompt::FirstStepWhen => texts::prompt_first_step_when_hint(),
        Prompt::Needed => texts::prompt_needed_hint(),
    }
}

/// Goals to start from. The first four are those of S1; none leans on who somebody is.
pub(super) fn examples() -> [String; 7] {
    [
        texts::example_isolation(),
        texts::example_day_rhythm(),
        texts::example_job_search(),
        texts::example_interview(),
        texts::example_out_daily(),
        texts::example_bus(),
        texts::example_study(),
    ]
}

/// The id of a prompt's field in the page.
pub(super) const fn field_id(prompt: Prompt) -> &'static str {
    match prompt {
        Prompt::Goal => "prompt-goal",
        Prompt::When => "prompt-when",
        Prompt::How => "prompt-how",
        Prompt::FirstStep => "prompt-first-step",
        Prompt::FirstStepWhen => "prompt-first-step-when",
        Prompt::Needed => "prompt-needed",
    }
}

#[cfg(test)]
mod tests {
    use super::first_line;

    #[test]
    fn a_name_is_the_first_line_and_never_longer_than_its_room() {
        assert_eq!(first_line("  Vända på dygnet \noch sova", 20), "Vända på dygnet");
        assert_eq!(first_line("åäö åäö åäö", 11), "åäö åäö åäö");
        assert_eq!(first_line("åäö åäö åäö", 9), "åäö åäö…");
        assert_eq!(first_line("", 9), "");
    }
}
