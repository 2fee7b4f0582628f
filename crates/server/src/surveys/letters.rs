//! A letter on its way into the box. Nothing here knows who sent it, and nothing is written down but the box.
use super::{codes, periods};
use crate::{http::problem::Failure, state::App};
use folje_anonymity::answers;
use folje_api::v1::problem::Code;
use folje_domain::ids::SurveyId;
use folje_store::{Letter, NotDropped, Right, Survey};

/// By what an answer may be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A blind token.
    Token,
    /// A printed code.
    Code,
}

/// Reads a letter, looks at its right, and puts it into the box.
///
/// # Errors
/// What the phone is told.
pub async fn take(app: &App, id: SurveyId, bytes: &[u8], by: By) -> Result<(), Failure> {
    let survey = app.store.survey(id).await?.ok_or_else(Failure::not_found)?;
    if survey.closed || app.today() > survey.closes {
        return Err(Failure::new(Code::SurveyClosed));
    }
    let unreadable = |_| Failure::unprocessable("not a letter to this survey");
    let letter = answers::Letter::read(&survey.form, bytes).map_err(unreadable)?;
    let right = match by {
        By::Token => token(app, &survey, &letter).await?,
        By::Code => {
            let same =
                letter.token.slot == survey.slot && letter.token.output.0.iter().all(|byte| *byte == 0);
            let digest = codes::digest(id, &letter.token.input.0).filter(|_| same);
            Right::Code(digest.ok_or_else(not_ours)?)
        }
    };
    let letter = Letter {
        survey: id,
        right,
        answers: letter.answers,
        random: app.random.bytes()?,
        today: app.today(),
    };
    app.store.drop_letter(letter, app.ballots.clone()).await?.map_err(|why| match why {
        NotDropped::Closed => Failure::new(Code::SurveyClosed),
        // A token is on one phone, so a second time means that the answer is there. A code lies on a paper that others
        // may have held: whoever comes second must not be told that they were heard.
        NotDropped::Spent if by == By::Token => Failure::new(Code::TokenSpent),
        NotDropped::Spent | NotDropped::NotAsked => not_ours(),
        NotDropped::Full => Failure::new(Code::TooMany),
    })
}

/// The mark of a token that is worth an answer to the survey; whether it is spent is seen in the box.
async fn token(app: &App, survey: &Survey, letter: &answers::Letter) -> Result<Right, Failure> {
    let kept = app.store.period(&survey.period).await?.ok_or_else(not_ours)?;
    let issuer = periods::issuer(&kept).ok_or_else(|| Failure::new(Code::SurveyClosed))?;
    let mark = issuer.redeem(survey.slot, &letter.token, |_| false).map_err(|_| not_ours())?;
    Ok(Right::Token(mark, letter.panel))
}

fn not_ours() -> Failure {
    Failure::unprocessable("not a token or a code of this survey")
}
