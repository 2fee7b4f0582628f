//! What is done about surveys without anybody asking: at start, and each day at Stockholm's midnight.
use super::{SurveyError, periods};
use crate::state::App;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use folje_domain::reminder::rings_at;
use folje_store::Keys as _;
use std::collections::BTreeSet;

/// When it is tried again after something was not there.
const WAIT: TimeDelta = TimeDelta::minutes(1);

/// How many days after its end a survey whose key is not there is closed all the same, as if nobody had answered: the key
/// may be on a disk that will be there again.
const KEY_DAYS: u64 = 14;

/// How many days answers are kept that may be shown once their panel is pooled.
const ANSWER_DAYS: u64 = 180;

/// Goes on for ever. Dropped at any moment it loses nothing.
pub async fn run(app: App) {
    loop {
        let next = match settle(&app).await {
            Ok(()) => {
                let tomorrow = app.today().succ_opt().unwrap_or(NaiveDate::MAX);
                rings_at(&*app.zone, tomorrow.and_time(NaiveTime::MIN))
            }
            Err(error) => {
                tracing::error!(%error, "surveys wait for the store");
                app.now() + WAIT
            }
        };
        app.clock.sleep_until(next.min(DateTime::<Utc>::MAX_UTC)).await;
    }
}

/// Does all that there is to do today: closes what is over, makes the quarter's keys, seals what is open anew, and forgets.
///
/// # Errors
/// The first thing that could not be done; everything that could be was.
pub async fn settle(app: &App) -> Result<(), SurveyError> {
    let mut done = Ok(());
    let mut note = |result: Result<(), SurveyError>| {
        if let Err(error) = result {
            tracing::error!(%error, "something about surveys could not be done");
            done = Err(error);
        }
    };
    note(close(app).await);
    note(keys(app).await);
    for survey in app.store.open_surveys().await? {
        note(app.store.seal_anew(survey.id, app.ballots.clone()).await.map_err(SurveyError::from));
    }
    note(forget(app).await);
    note(clear(app).await);
    done
}

/// Closes each survey whose last day is over.
async fn close(app: &App) -> Result<(), SurveyError> {
    let today = app.today();
    let (mut closed, mut done) = (false, Ok(()));
    for survey in app.store.open_surveys().await?.into_iter().filter(|survey| survey.closes < today) {
        let without_key =
            survey.closes.checked_add_days(Days::new(KEY_DAYS)).is_some_and(|last| last < today);
        let random = app.random.bytes()?;
        // One whose key is on a disk that is not there keeps no other from its close.
        match app.store.close_survey(survey.id, app.ballots.clone(), random, without_key).await {
            Ok(did) => closed |= did,
            Err(error) => done = Err(error.into()),
        }
    }
    if closed {
        app.store.purge_surveys().await?;
    }
    done
}

/// Makes the quarter's keys for each programme that somebody is or was in, whether anything will be asked or not.
async fn keys(app: &App) -> Result<(), SurveyError> {
    for organisation in app.store.organisations().await? {
        let enrolments = app.store.all_enrolments(organisation.id).await?;
        let programmes: BTreeSet<_> = enrolments.into_iter().map(|one| one.template).collect();
        for programme in programmes {
            periods::current(app, organisation.id, &programme).await?;
        }
    }
    Ok(())
}

/// Forgets seeds of periods that are over, and answers that nobody pooled.
async fn forget(app: &App) -> Result<(), SurveyError> {
    let today = app.today();
    let mut forgotten = false;
    for organisation in app.store.organisations().await? {
        for kept in app.store.living_periods(organisation.id).await? {
            if periods::is_over(&kept.period, today) {
                forgotten |= app.store.forget_seed(&kept.period).await?;
            }
        }
    }
    if let Some(day) = today.checked_sub_days(Days::new(ANSWER_DAYS)) {
        app.store.forget_answers(day).await?;
    }
    if forgotten {
        app.store.purge_surveys().await?;
    }
    Ok(())
}

/// Takes away the keys of closed surveys: a power cut just after a close leaves them, and with a backup of the same day they
/// would open the box. Tells of what could not be taken away, now and not when a letter came.
async fn clear(app: &App) -> Result<(), SurveyError> {
    let mut cleared = false;
    for id in app.ballots.surveys()? {
        // One that is not in the store may be about to be opened by another process.
        if app.store.survey(id).await?.is_some_and(|survey| survey.closed) {
            app.ballots.forget_others(id, &[]);
            cleared = true;
        }
    }
    if cleared {
        app.store.purge_surveys().await?;
    }
    if let Some(error) = app.ballots.stuck() {
        tracing::error!(%error, "the key of an old sealing could not be taken away");
    }
    Ok(())
}
