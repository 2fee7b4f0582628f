//! Rows that cannot be read: a damaged row must neither hold up the others nor come again every half minute for ever.
use super::{Ring, rings};
use crate::{StoreError, rows};
use sqlx::{AnyConnection, any::AnyRow, query};

/// The rings that can be read, and how many cannot. Those go: what rings when stands in the participant's record, and the
/// planner lays it out from there. Only what had happened about them is lost, so a phone may ring again.
pub(super) async fn sort_out(
    connection: &mut AnyConnection,
    rows: &[AnyRow],
) -> Result<(Vec<Ring>, usize), StoreError> {
    let mut rings = Vec::with_capacity(rows.len());
    let mut unreadable = 0;
    for row in rows {
        match rings::ring(row) {
            Ok(ring) => rings.push(ring),
            Err(_) => {
                unreadable += 1;
                remove(connection, row).await?;
            }
        }
    }
    Ok((rings, unreadable))
}

async fn remove(connection: &mut AnyConnection, row: &AnyRow) -> Result<(), StoreError> {
    query("DELETE FROM planned WHERE person = $1")
        .bind(rows::text(row, "participant")?)
        .execute(&mut *connection)
        .await?;
    query("DELETE FROM ring WHERE id = $1").bind(rows::number(row, "id")?).execute(connection).await?;
    Ok(())
}
