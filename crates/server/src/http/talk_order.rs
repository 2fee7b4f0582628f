//! `POST /api/v1/talks`: a participant books, moves or cancels a talk.
use super::{desk_schedule_edit::not_edited, json::Body, problem::Failure};
use crate::{auth::viewer::Viewer, reminders, snapshot, state::App, talks};
use axum::{extract::State, http::StatusCode};
use chrono::NaiveDateTime;
use folje_api::v1::{
    paths,
    problem::{Code, Problem},
    talks::{TalkDeed, TalkOrder},
};
use folje_domain::dates::near;
use folje_domain::{
    ids::{PersonId, SeriesId},
    language::Text,
    schedule::{Details, Edit, Reach, edit},
    talk::{Form, FreeTime, Span, fits},
    visibility::Scope,
};
use folje_store::{By, Planned, SeriesOwner, StoreError, Talk};

/// Book, move or cancel a talk of mine.
#[utoipa::path(
    post, path = paths::TALKS, tag = "participant", request_body = TalkOrder,
    responses(
        (status = 204, description = "it is so; it stands in the schedule of both"),
        (status = 422, description = "unprocessable: there is nothing to change about it", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "signed-out", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "not-found: no talk of mine, nobody with whom I can book, or no programme to book it in", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "taken: that time is not free any more; changed: it was changed at the same moment", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn order_talk(
    State(app): State<App>,
    viewer: Viewer,
    Body(order): Body<TalkOrder>,
) -> Result<StatusCode, Failure> {
    let scope = viewer.own_scope(&app).ok_or_else(Failure::not_found)?;
    let me = viewer.person.id;
    // Asked again: the first answer was lost.
    if app.store.done_before(order.id, me).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    let by = By { organisation: viewer.person.organisation, who: me, at: app.now() };
    if let TalkDeed::Book { start, .. } | TalkDeed::Move { start, .. } = &order.what {
        near(start.date(), app.today())?;
    }
    let booking = Booking { app: &app, scope: &scope, by, order: &order };
    let done = match &order.what {
        TalkDeed::Book { talk, with, start, form } => booking.book(*talk, *with, *start, *form).await?,
        TalkDeed::Move { talk, start } => booking.shift(*talk, *start).await?,
        TalkDeed::Cancel { talk } => booking.cancel(*talk).await?,
    };
    if !done {
        return Err(Failure::new(Code::Taken));
    }
    app.reminders.changed(me);
    let (TalkDeed::Book { talk, .. } | TalkDeed::Move { talk, .. } | TalkDeed::Cancel { talk }) = order.what;
    if let Some(talk) = app.store.talks_of(me).await?.into_iter().find(|one| one.series == talk) {
        // What was done is done, whether or not anybody can be told.
        if let Err(error) = reminders::talks::tell(&app, (by.organisation, talk.with), order.id).await {
            tracing::warn!(%error, "nobody could be told about a talk");
        }
    }
    Ok(StatusCode::NO_CONTENT)
}

struct Booking<'a> {
    app: &'a App,
    scope: &'a Scope,
    by: By,
    order: &'a TalkOrder,
}

impl Booking<'_> {
    async fn book(
        &self,
        talk: SeriesId,
        with: PersonId,
        start: NaiveDateTime,
        form: Form,
    ) -> Result<bool, Failure> {
        let app = self.app;
        let relations = app.store.relations_to(self.by.who).await?;
        let partners = talks::with(app, self.by.organisation, &relations).await?;
        let partner = partners.iter().find(|one| one.id == with).ok_or_else(Failure::not_found)?;
        let Some(slot) = fits(&partner.slots, start, form) else { return Ok(false) };
        let enrolment = snapshot::current(app.store.enrolments(self.scope).await?, app.today());
        let owner = SeriesOwner::Enrolment(enrolment.ok_or_else(Failure::not_found)?.id);
        let series = talks::series(talk, with, slot, form);
        let (participant, place, span) = (self.by.who, slot.place.clone(), slot.span());
        let talk = Talk { series: talk, participant, with, span, form, place, cancelled: false };
        let booked =
            app.store.book(self.by, self.order.id, owner, (&talk, &series), self.free(start, form)).await;
        done(booked)
    }

    async fn shift(&self, talk: SeriesId, start: NaiveDateTime) -> Result<bool, Failure> {
        let app = self.app;
        let (talk, planned) = self.mine(talk).await?;
        let free = app.store.free_times(talk.with).await?;
        let taken = app.store.talks_with(talk.with).await?;
        let taken: Vec<_> =
            taken.iter().filter(|other| other.series != talk.series).filter_map(talks::stands).collect();
        let open = talks::open(app, &free, &taken);
        let Some(slot) = fits(&open, start, talk.form) else { return Ok(false) };
        let place = (slot.place != talk.place).then(|| Text::plain(slot.place.clone()));
        let minutes = Some(slot.minutes);
        let details = Details { place, minutes, ..Details::default() };
        let wanted = Edit { start: Some(start), details, ..nothing(&planned) };
        let series = edit(&planned.series, &wanted, app.wall()).map_err(not_edited)?;
        let fits = self.free(start, talk.form);
        done(app.store.rebook(self.by, self.order.id, talk.with, (&series, planned.version), fits).await)
    }

    async fn cancel(&self, talk: SeriesId) -> Result<bool, Failure> {
        let app = self.app;
        let (talk, planned) = self.mine(talk).await?;
        if talk.cancelled {
            return Ok(true);
        }
        let wanted = Edit { cancelled: Some(true), ..nothing(&planned) };
        let series = edit(&planned.series, &wanted, app.wall()).map_err(not_edited)?;
        let cancelled = app.store.change_series(self.by, self.order.id, &series, planned.version).await;
        done(cancelled.map(|_| true))
    }

    /// A talk of whoever asks that is still to come.
    async fn mine(&self, talk: SeriesId) -> Result<(Talk, Planned), Failure> {
        let wall = self.app.wall();
        let mine = self.app.store.talks_of(self.by.who).await?;
        let found = mine.into_iter().find(|one| one.series == talk && one.span.start > wall);
        let found = found.ok_or_else(Failure::not_found)?;
        let planned = self.app.store.planned_one(self.by.organisation, talk).await?;
        Ok((found, planned.ok_or_else(Failure::not_found)?))
    }

    /// Whether the time is free, when it is to be written.
    fn free(
        &self,
        start: NaiveDateTime,
        form: Form,
    ) -> impl Fn(&[FreeTime], &[Span]) -> bool + Send + Sync + 'static {
        let app = self.app.clone();
        move |free, taken| fits(&talks::open(&app, free, taken), start, form).is_some()
    }
}

/// An edit of the talk that says nothing yet.
fn nothing(planned: &Planned) -> Edit {
    let occurrence = planned.series.start;
    Edit {
        occurrence,
        reach: Reach::This,
        cancelled: None,
        start: None,
        details: Details::default(),
        reason: None,
    }
}

fn done(result: Result<bool, StoreError>) -> Result<bool, Failure> {
    match result {
        // The index keeps two out of one time, also where nothing else did.
        Err(StoreError::Conflict) => Ok(false),
        Err(StoreError::Changed) => Err(Failure::new(Code::Changed)),
        result => Ok(result?),
    }
}
