//! Letters: an answer with the token that it spends. It is written in one go with the token's end, lies until its day has
//! come, and goes without a cookie; it is kept until the server has said what became of it.
use super::shelf::{self, Fate, Waiting};
use crate::platform::{bare, clock, json, kept::NotKept, net::Unreached, random};
use chrono::Days;
use folje_anonymity::{
    answers::{Answers, LETTER, Letter, NEAR, days_to_wait},
    disclosure::PanelId,
    hex::Hex,
    tokens::Token,
};
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    surveys::{OpenSurvey, PrintedSurvey, code_input},
};
use folje_domain::ids::SurveyId;

/// Why an answer was not put into a letter; nothing was spent, and what was written is still there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotSealed {
    /// There is no token for it, or another tab has just used it.
    NoToken,
    /// The phone keeps nothing.
    NotKept,
}

impl From<NotKept> for NotSealed {
    fn from(_: NotKept) -> Self {
        Self::NotKept
    }
}

/// Puts an answer into a letter. `now`: whoever answers wants it sent at once.
pub(crate) async fn seal(
    account: &str,
    survey: &OpenSurvey,
    answers: Answers,
    now: bool,
) -> Result<(), NotSealed> {
    let (name, survey) = (shelf::name(account), survey.clone());
    let sealed = shelf::alone(async move {
        let mut lies = shelf::read(&name).await?;
        let held = lies.held.iter_mut().find(|held| held.period == survey.period);
        let tokens = &mut held.ok_or(NotSealed::NoToken)?.tokens;
        let place = tokens.iter().position(|token| token.slot == survey.slot).ok_or(NotSealed::NoToken)?;
        let token = tokens.remove(place);
        let today = clock::wall_now().date();
        let left = survey.closes.signed_duration_since(today).num_days();
        let [random, ..] = random::secret().unwrap_or_default();
        let wait = days_to_wait(left, now, random);
        let letter = Letter { token, panel: survey.panel, answers };
        let letter = Waiting {
            survey: survey.id,
            not_before: today.checked_add_days(Days::new(wait)).unwrap_or(today),
            letter: bytes(&letter).ok_or(NotSealed::NoToken)?,
        };
        shelf::write(&name, &[shelf::put_held(&lies.held), shelf::put_letter(&letter)]).await?;
        Ok(())
    });
    sealed.await.unwrap_or(Err(NotSealed::NotKept))
}

/// Sends an answer with a printed code at once: whoever types one may have no phone of their own to keep it on.
///
/// # Errors
/// Where nobody answered; sending it again does it once.
pub(crate) async fn seal_printed(
    survey: &PrintedSurvey,
    code: &str,
    answers: Answers,
) -> Result<Option<Fate>, Unreached> {
    let Some(input) = code_input(code) else { return Ok(None) };
    let token = Token { slot: survey.slot, input: Hex(input), output: Hex([0; 64]) };
    let letter = Letter { token, panel: PanelId(0), answers };
    let path = paths::SURVEY_CODE.replace("{id}", &survey.id.to_string());
    post(&path, &letter.bytes()).await
}

fn bytes(letter: &Letter) -> Option<Hex<LETTER>> {
    letter.bytes().try_into().ok().map(Hex)
}

/// Whether an answer that is given today goes at once, since the last day is near.
pub(crate) fn is_near(survey: &OpenSurvey) -> bool {
    survey.closes.signed_duration_since(clock::wall_now().date()).num_days() <= NEAR
}

/// Sends those whose day has come.
pub(super) async fn deliver(name: String) {
    shelf::alone(async move {
        let Ok(mut lies) = shelf::read(&name).await else { return };
        let today = clock::wall_now().date();
        let letters = std::mem::take(&mut lies.letters);
        for (key, letter) in letters.into_iter().filter(|(_, letter)| letter.not_before <= today) {
            let path = paths::LETTER.replace("{id}", &letter.survey.to_string());
            match post(&path, &letter.letter.0).await {
                Ok(Some(fate)) => {
                    set(&mut lies.fates, letter.survey, fate);
                    let changes = [shelf::put_fates(&lies.fates), shelf::take_letter(key)];
                    let (Ok(()) | Err(NotKept)) = shelf::write(&name, &changes).await;
                }
                // The server is in trouble with this one; the next opening will tell.
                Ok(None) => {}
                Err(Unreached) => return,
            }
        }
    })
    .await;
}

fn set(fates: &mut Vec<(SurveyId, Fate)>, survey: SurveyId, fate: Fate) {
    fates.retain(|(other, _)| *other != survey);
    fates.push((survey, fate));
}

/// What the server says to it; nothing where it may say something else another time. Only our own server counts: a
/// café's page says 200 to everything.
async fn post(path: &str, bytes: &[u8]) -> Result<Option<Fate>, Unreached> {
    let said = bare::post(path, bytes).await?;
    if said.status == 204 {
        return Ok(Some(Fate::Arrived));
    }
    let problem: Problem = json::read(&said.body).ok_or(Unreached)?;
    Ok(match problem.code {
        // After a reply that was lost this means: it is there.
        Code::TokenSpent => Some(Fate::Arrived),
        Code::SurveyClosed => Some(Fate::Closed),
        Code::BadRequest | Code::Unprocessable | Code::NotFound => Some(Fate::Refused),
        _ => None,
    })
}
