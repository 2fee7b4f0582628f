//! What can be shared and wished for, in words.
use crate::texts;
use folje_domain::record::{Share, WishKind};

/// A part that can be shared, as the participant reads it.
pub(crate) fn share_in_words(share: Share) -> String {
    match share {
        Share::Schedule => texts::share_schedule(),
        Share::Programme => texts::share_programme(),
        Share::Goals => texts::share_goals(),
        Share::People => texts::share_people(),
        Share::Answers => texts::share_answers(),
        Share::Tasks => texts::share_tasks(),
        Share::SelfRatings => texts::share_self_ratings(),
    }
}

/// Several of them: «ditt schema; vilka som finns runt dig».
pub(crate) fn shares_in_words(shares: &[Share]) -> String {
    shares.iter().map(|share| share_in_words(*share)).collect::<Vec<_>>().join("; ")
}

/// What a wish is about, in the words with which it is made.
pub(crate) fn wish_in_words(about: WishKind) -> String {
    match about {
        WishKind::Workplace => texts::wish_workplace(),
        WishKind::Course => texts::wish_course(),
        WishKind::Activity => texts::wish_activity(),
        WishKind::Talk => texts::wish_talk(),
    }
}
