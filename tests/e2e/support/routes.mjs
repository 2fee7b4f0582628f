// Every path of the app once, as `Route::ALL` in src/routes.rs and `Place::ALL` in src/routes/desk.rs have them, and
// who may see it (`answer` stands for everybody's: it is drawn signed out too).
// `accessibility.spec.mjs` holds this list against the source: a new route without a row here fails there.

/** @type {{name: string, path: string, who: 'participant' | 'companion' | 'nobody'}[]} */
export const ROUTES = [
  { name: 'today', path: '/', who: 'participant' },
  { name: 'week', path: '/week', who: 'participant' },
  { name: 'goals', path: '/goals', who: 'participant' },
  { name: 'new-goal', path: '/goals/new', who: 'participant' },
  // The goal of nobody: `pathOf` finds a real one where there is one.
  { name: 'goal', path: '/goals/00000000-0000-0000-0000-000000000000', who: 'participant' },
  { name: 'people', path: '/people', who: 'participant' },
  { name: 'new-support', path: '/people/new', who: 'participant' },
  { name: 'me', path: '/me', who: 'participant' },
  { name: 'reminders', path: '/reminders', who: 'participant' },
  { name: 'trips', path: '/trips', who: 'participant' },
  { name: 'new-trip', path: '/trips/new', who: 'participant' },
  // The trip of nobody: `pathOf` finds a real one where there is one.
  { name: 'trip', path: '/trips/00000000-0000-0000-0000-000000000000', who: 'participant' },
  { name: 'edit-trip', path: '/trips/00000000-0000-0000-0000-000000000000/edit', who: 'participant' },
  { name: 'trip-go', path: '/trips/00000000-0000-0000-0000-000000000000/go', who: 'participant' },
  { name: 'attendance', path: '/attendance', who: 'participant' },
  { name: 'up', path: '/up', who: 'participant' },
  { name: 'about', path: '/about', who: 'participant' },
  { name: 'desk', path: '/desk', who: 'companion' },
  { name: 'desk-groups', path: '/desk/groups', who: 'companion' },
  { name: 'desk-new', path: '/desk/new', who: 'companion' },
  { name: 'desk-person', path: '/desk/person/00000000-0000-0000-0000-000000000000', who: 'companion' },
  { name: 'desk-import', path: '/desk/import', who: 'companion' },
  { name: 'desk-schedule', path: '/desk/schedule/00000000-0000-0000-0000-000000000000', who: 'companion' },
  { name: 'desk-group-schedule', path: '/desk/group-schedule/00000000-0000-0000-0000-000000000000', who: 'companion' },
  { name: 'desk-talks', path: '/desk/talks', who: 'companion' },
  { name: 'desk-companions', path: '/desk/companions', who: 'companion' },
  { name: 'desk-statistics', path: '/desk/statistics', who: 'companion' },
  { name: 'desk-meetings', path: '/desk/meetings', who: 'companion' },
  { name: 'desk-meetings-with', path: '/desk/meetings/00000000-0000-0000-0000-000000000000', who: 'companion' },
  { name: 'desk-surveys', path: '/desk/surveys', who: 'companion' },
  { name: 'desk-survey', path: '/desk/surveys/00000000-0000-0000-0000-000000000000', who: 'companion' },
  { name: 'sharing', path: '/sharing', who: 'participant' },
  // With nobody: `pathOf` finds a real person where there is one.
  { name: 'sharing-with', path: '/sharing/00000000-0000-0000-0000-000000000000', who: 'participant' },
  { name: 'seen-by', path: '/seen-by/00000000-0000-0000-0000-000000000000', who: 'participant' },
  { name: 'wishes', path: '/wishes', who: 'participant' },
  { name: 'talks', path: '/talks', who: 'participant' },
  { name: 'meetings', path: '/meetings', who: 'participant' },
  // The meeting of nobody: `pathOf` finds a real one where there is one.
  { name: 'meeting', path: '/meetings/00000000-0000-0000-0000-000000000000', who: 'participant' },
  { name: 'plan', path: '/plan', who: 'participant' },
  { name: 'handover', path: '/handover', who: 'participant' },
  { name: 'surveys', path: '/surveys', who: 'participant' },
  // The survey of nobody: `pathOf` finds a real one where there is one.
  { name: 'survey', path: '/surveys/00000000-0000-0000-0000-000000000000', who: 'participant' },
  { name: 'survey-protection', path: '/surveys/protection', who: 'participant' },
  { name: 'answer', path: '/answer', who: 'participant' },
  { name: 'feedback', path: '/feedback', who: 'participant' },
  { name: 'self-rating', path: '/self-rating', who: 'participant' },
  { name: 'sign-in', path: '/sign-in', who: 'nobody' },
  { name: 'invite', path: '/i', who: 'nobody' },
  { name: 'not-found', path: '/not-found', who: 'participant' },
];

/** What staff see. */
export const OF_THE_DESK = ROUTES.filter(({ who }) => who === 'companion');
/** What a participant sees. */
export const OF_PARTICIPANTS = ROUTES.filter(({ who }) => who === 'participant');

/** Where a route with an id finds one: the page, and its links. */
const FOUND = {
  meeting: ['/meetings', 'a.meeting-link'],
  goal: ['/goals', 'a.goal-link'],
  survey: ['/surveys', 'a[data-survey]'],
  'sharing-with': ['/sharing', 'a[href^="/sharing/"]'],
  'seen-by': ['/sharing', 'a[href^="/sharing/"]'],
};
const NOBODYS = '00000000-0000-0000-0000-000000000000';

/** The path of a route for whoever is signed in: a goal, a trip or a person that exists, if there is one. */
export async function pathOf(route, page) {
  if (!route.path.includes(NOBODYS)) return route.path;
  const [list, links] = FOUND[route.name] ?? ['/trips', 'a.trip-link'];
  await moveTo(page, list);
  const link = page.locator(links).first();
  if ((await link.count()) === 0) return route.path;
  return route.path.replace(NOBODYS, (await link.getAttribute('href')).split('/')[2]);
}

/** Moves on inside the running app, as following a link does. */
export async function moveTo(page, path) {
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
