//! Commands from a phone's outbox, in batches, each answered on its own.
use folje_domain::{
    command::{Command, Refusal},
    ids::CommandId,
};
use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        Ref, RefOr, Schema,
        schema::{AnyOfBuilder, ObjectBuilder},
    },
};

/// The most commands in one batch.
pub const MOST_IN_BATCH: usize = 100;

/// Commands in the order in which they were made.
///
/// Each stands as raw JSON on the server's side first, so that one that it does not know refuses only itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Batch {
    /// The commands, oldest first; at most [`MOST_IN_BATCH`]. One that this server does not know, or cannot read, is
    /// refused alone; it needs an id, so that it can be answered.
    #[schema(value_type = Vec<AnyCommand>, max_items = 100)]
    pub commands: Vec<Command>,
}

/// The schema of a command in a batch.
#[derive(Clone, Copy, Debug)]
pub struct AnyCommand;

impl PartialSchema for AnyCommand {
    fn schema() -> RefOr<Schema> {
        let unknown = ObjectBuilder::new()
            .description(Some("A command of a newer app: all that is known of it is its id."))
            .property("id", Ref::from_schema_name(CommandId::name()))
            .required("id");
        AnyOfBuilder::new().item(Ref::from_schema_name(Command::name())).item(unknown).into()
    }
}

impl ToSchema for AnyCommand {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((Command::name().into(), Command::schema()));
        Command::schemas(schemas);
    }
}

/// The answers, in the order of the commands.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Outcomes {
    /// One for each command.
    pub outcomes: Vec<Outcome>,
}

/// What became of one command.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = CommandOutcome)]
pub struct Outcome {
    /// Which command.
    pub id: CommandId,
    /// What became of it.
    pub result: CommandResult,
}

/// What became of a command.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CommandResult {
    /// It was applied now.
    Done,
    /// It had been applied before; nothing changed.
    DoneBefore,
    /// It was refused, and will be however often it is sent.
    Refused {
        /// Why.
        because: Refusal,
    },
}
