//! What answers the requests of a connection: it tells the stream when, and puts a time limit on each body.
use super::{
    ConnectionLimits,
    state::{Phase, State},
};
use axum::{
    body::{Body, Bytes, HttpBody},
    extract::Request,
    response::Response,
};
use hyper::body::{Frame, Incoming, SizeHint};
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use tower::Service;
use tower_http::timeout::{DeadlineBody, TimeoutBody};

/// A service that says when it is answering.
#[derive(Clone)]
pub(super) struct Answering<S> {
    service: S,
    state: State,
    limits: ConnectionLimits,
}

impl<S> Answering<S> {
    pub(super) const fn new(service: S, state: State, limits: ConnectionLimits) -> Self {
        Self { service, state, limits }
    }
}

impl<S> Service<Request<Incoming>> for Answering<S>
where
    S: Service<Request, Response = Response>,
    S::Future: Send + 'static,
    S::Error: Send,
{
    type Response = Response<Answer>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Answer>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: Request<Incoming>) -> Self::Future {
        let answering = Guard::begin(self.state.clone());
        let limits = self.limits;
        let answer = self.service.call(request.map(|body| match body.is_end_stream() {
            true => Body::empty(),
            false => Body::new(DeadlineBody::new(limits.body, TimeoutBody::new(limits.body_pause, body))),
        }));
        Box::pin(async move {
            answer.await.map(|response| response.map(|body| Answer { body, _answering: answering }))
        })
    }
}

/// The connection answers a request for as long as this lives.
struct Guard(State);

impl Guard {
    fn begin(state: State) -> Self {
        state.change(Phase::Answering);
        Self(state)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.change(Phase::Idle);
    }
}

/// The body of a response; the request is answered when it is gone.
pub(super) struct Answer {
    body: Body,
    _answering: Guard,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
