//! Fetching the tokens of a period: the same number in the same window for everybody, whether anything is asked or not.
use super::shelf::{self, Held, NoTokens};
use crate::platform::{
    bare, json,
    kept::NotKept,
    net::{Reply, Request, Unreached},
    random,
};
use folje_anonymity::tokens::{Answer, Batch, PublicKeys, record::Record, words};
use folje_api::v1::{paths, problem::Code, surveys::NewTokens};

/// Why there are no tokens now.
enum Not {
    /// The phone keeps nothing, or gives no randomness: nothing was asked.
    Kept,
    /// No word from the server, or none that helps.
    Unreached,
    /// There will be none, or not today.
    Tokens(NoTokens),
}

impl From<NotKept> for Not {
    fn from(_: NotKept) -> Self {
        Self::Kept
    }
}

impl From<Unreached> for Not {
    fn from(_: Unreached) -> Self {
        Self::Unreached
    }
}

/// Fetches the tokens of each period that lacks them.
pub(super) async fn ensure(name: String, periods: Vec<PublicKeys>) {
    shelf::alone(async move {
        for keys in periods {
            // A phone that keeps nothing, or has no network, is asked again at the next opening.
            if one(&name, keys).await.is_err() {
                return;
            }
        }
    })
    .await;
}

async fn one(name: &str, keys: PublicKeys) -> Result<(), Not> {
    let lies = shelf::read(name).await?;
    let settled = |held: &&Held| held.period == *keys.period() && held.none != Some(NoTokens::Distrusted);
    if lies.held.iter().any(|held| settled(&held)) {
        return Ok(());
    }
    let (words, tokens, none) = match fetch(name, &keys).await {
        Ok(tokens) => (words::words(&keys).map(str::to_owned).to_vec(), tokens, None),
        Err(Not::Tokens(why)) => (Vec::new(), Vec::new(), Some(why)),
        Err(not) => return Err(not),
    };
    // Together with the tokens the secret goes, from which they could be told to be this phone's.
    let mut lies = shelf::read(name).await?;
    lies.held.retain(|held| held.period != *keys.period());
    lies.held.push(Held { period: keys.period().clone(), words, tokens, none });
    if none != Some(NoTokens::Distrusted) {
        lies.batches.retain(|batch| batch.keys().period() != keys.period());
    }
    let changes = [shelf::put_held(&lies.held), shelf::put_batches(&lies.batches)];
    shelf::write(name, &changes).await?;
    Ok(())
}

async fn fetch(name: &str, keys: &PublicKeys) -> Result<Vec<folje_anonymity::tokens::Token>, Not> {
    check(name, keys).await?;
    let batch = batch(name, keys).await?;
    let request = NewTokens { period: keys.period().clone(), request: batch.request() };
    match Request::post(paths::TOKENS, &request).send().await? {
        Reply::Done { body, .. } => {
            let answer: Answer = json::read(&body).ok_or(Unreached)?;
            batch.finish(&answer).map_err(|_| Not::Tokens(NoTokens::Distrusted))
        }
        Reply::Problem(problem) if problem.code == Code::TokensIssued => {
            Err(Not::Tokens(NoTokens::Elsewhere))
        }
        Reply::Problem(_) | Reply::NotModified => Err(Not::Unreached),
    }
}

/// Whether everybody's record has these keys, and still has all that this phone saw in it before.
async fn check(name: &str, keys: &PublicKeys) -> Result<(), Not> {
    let said = bare::ask(paths::SURVEY_KEYS).await?;
    let record: Record = json::read(&said.body).filter(|_| said.status == 200).ok_or(Unreached)?;
    let seen = shelf::read(name).await?.head;
    record.check(seen, keys).map_err(|_| Not::Tokens(NoTokens::Distrusted))?;
    shelf::write(name, &[shelf::put_head(record.head())]).await?;
    Ok(())
}

/// The batch that was begun, else a new one: kept before it is asked for, so that a reply that was lost can be had again.
async fn batch(name: &str, keys: &PublicKeys) -> Result<Batch, Not> {
    let mut lies = shelf::read(name).await?;
    if let Some(begun) = lies.batches.iter().find(|batch| batch.keys() == keys) {
        return Ok(begun.clone());
    }
    let batch = Batch::begin(keys.clone(), random::secret().ok_or(Not::Kept)?);
    lies.batches.push(batch.clone());
    shelf::write(name, &[shelf::put_batches(&lies.batches)]).await?;
    Ok(batch)
}
