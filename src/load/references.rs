//! Whether everything that a record refers to is there, and the rules that hold within one record.
//!
//! A record that breaks one is left out, and so is every record that refers to one left out. Where a
//! promise of an engagement breaks one, the whole engagement is left out: half an engagement would
//! be a claim that nobody made.

use std::{
    cell::{Cell, OnceCell},
    collections::{BTreeSet, HashMap, HashSet, hash_map::Entry},
    rc::Rc,
};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    draft::{Draft, Finder, Origin, RecordKey},
    kind::Kind,
    lint::Lints,
    locate::Trail,
    nearest::nearest,
    problem::{Code, Place, Problem},
    progress::Progress,
    rules,
    walk::{self, Claim, Visitor},
    walk_view,
};
use crate::model::{Citation, Promise};

/// The nearest right name is looked for in so many cases; each costs a look at every name.
const MAX_SUGGESTIONS: usize = 200;

/// Records to leave out.
pub(crate) type Dropped = HashMap<Kind, HashSet<usize>>;

/// What checking goes by.
pub(crate) struct Means<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) finder: &'a Finder<'a>,
    pub(crate) skip_lints: bool,
    pub(crate) progress: &'a Progress,
}

/// Records after which it is told how far checking is.
const TELL_AFTER: u64 = 256;

/// Checks all references of a draft and returns the records that must be left out for them. The
/// lints look at each record too, unless there are to be none.
pub(crate) fn check(means: &Means<'_>, also: Dropped, problems: &mut Vec<Problem>) -> Dropped {
    let &Means {
        draft,
        finder,
        skip_lints,
        progress,
    } = means;
    let mut dropped = also;
    let names = Names::new(draft, finder, &mut dropped, problems);
    let mut checker = Checker {
        draft,
        finder,
        names: &names,
        suggestions: MAX_SUGGESTIONS,
        problems,
        dropped: &mut dropped,
        record: (Kind::Catalogue, 0),
        needs_wreck: Vec::new(),
        collections: OnceCell::new(),
        people: OnceCell::new(),
    };
    let mut lints = (!skip_lints).then(|| Lints::new(draft, finder, &names));
    let records = Kind::ALL.map(|kind| draft.origins(kind).len() as u64);
    progress.begin_to_check(records.into_iter().sum());
    let mut untold = 0;
    for kind in Kind::ALL {
        for index in 0..draft.origins(kind).len() {
            checker.record = (kind, index);
            walk_record(draft, (kind, index), &mut checker);
            rules::check(&mut checker);
            if let Some(lints) = &mut lints {
                lints.check((kind, index));
            }
            untold += 1;
            if untold == TELL_AFTER {
                progress.checked(untold);
                untold = 0;
                if progress.is_cancelled() {
                    return dropped;
                }
            }
        }
    }
    progress.checked(untold);
    let needs_wreck = std::mem::take(&mut checker.needs_wreck);
    rules::check_loops(draft, finder, &mut dropped, problems);
    spread(draft, finder, &names, needs_wreck, &mut dropped, problems);
    if let Some(lints) = lints {
        lints.report(&dropped, problems);
    }
    dropped
}

/// Walks through a record of any kind.
pub(crate) fn walk_record(draft: &Draft, (kind, index): RecordKey, visitor: &mut impl Visitor) {
    match kind {
        Kind::Catalogue | Kind::Region | Kind::Topic | Kind::Format => {}
        Kind::Source => walk::source(&draft.sources.values[index], visitor),
        Kind::Party => walk::party(&draft.parties.values[index], visitor),
        Kind::Series => walk::series(&draft.series.values[index], visitor),
        Kind::Engagement => walk::engagement(&draft.engagements.values[index], visitor),
        Kind::Context => walk::context(&draft.contexts.values[index], visitor),
        Kind::SavedView => walk_view::saved_view(&draft.saved_views.values[index], visitor),
        Kind::Briefing => walk_view::briefing(&draft.briefings.values[index], visitor),
    }
}

/// How many sources are at hand that were found last.
const RECENT: usize = 4;

/// Who has which id.
pub(crate) struct Names<'a> {
    /// For each kind, the record that has the id; for a promised meeting, the engagement that
    /// promised it.
    owners: [FxHashMap<&'a str, usize>; Kind::ALL.len()],
    /// The sources that were found last: most records cite the same few over and over, and to
    /// compare with those is quicker than to look them up.
    recent: Cell<[Option<usize>; RECENT]>,
    /// Ids of records that could not be parsed, and where those stand.
    wrecks: FxHashMap<(Kind, &'a str), Origin>,
}

impl<'a> Names<'a> {
    fn new(
        draft: &'a Draft,
        finder: &Finder<'_>,
        dropped: &mut Dropped,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let with_room =
            |kind| FxHashMap::with_capacity_and_hasher(draft.origins(kind).len(), FxBuildHasher);
        let mut names = Self {
            owners: Kind::ALL.map(with_room),
            recent: Cell::default(),
            wrecks: FxHashMap::default(),
        };
        for kind in Kind::ALL {
            let Some(field) = kind.id_field() else {
                continue;
            };
            for (index, &origin) in draft.origins(kind).iter().enumerate() {
                let id = draft.id((kind, index));
                if let Err(first) = names.claim(kind, id, index) {
                    let first = draft.origins(kind)[first];
                    let place = finder.place(origin, &Trail::Record.field(field));
                    problems.push(duplicate(kind, id).at(place).related(
                        finder.place(first, &Trail::Record.field(field)),
                        "the first is here",
                    ));
                    dropped.entry(kind).or_default().insert(index);
                }
            }
        }
        names.claim_promises(draft, finder, dropped, problems);
        for wreck in &draft.wrecks {
            if let Some(id) = &wreck.id {
                names.wrecks.entry((wreck.kind, id)).or_insert(wreck.origin);
            }
        }
        names
    }

    /// The record that has an id.
    pub(crate) fn find(&self, draft: &Draft, kind: Kind, id: &str) -> Option<usize> {
        let look_up = || self.owners[kind as usize].get(id).copied();
        if kind != Kind::Source {
            return look_up();
        }
        let sources = &draft.sources.values;
        let recent = self.recent.get();
        let mut known = recent.into_iter().flatten();
        known
            .find(|&index| sources[index].id.as_str() == id)
            .or_else(|| {
                let index = look_up()?;
                let [first, second, third, _] = recent;
                self.recent.set([Some(index), first, second, third]);
                Some(index)
            })
    }

    /// Ids of promises: one promise's, and as an engagement's no other engagement's.
    fn claim_promises(
        &mut self,
        draft: &'a Draft,
        finder: &Finder<'_>,
        dropped: &mut Dropped,
        problems: &mut Vec<Problem>,
    ) {
        for (index, (engagement, origin)) in draft.engagements.iter().enumerate() {
            if dropped
                .get(&Kind::Engagement)
                .is_some_and(|dropped| dropped.contains(&index))
            {
                continue;
            }
            for (number, promise) in engagement.promises.iter().enumerate() {
                let id = promise.id.as_str();
                let Err(taken_by) = self.claim(Kind::Engagement, id, index) else {
                    continue;
                };
                let owner = draft.engagements.origins[taken_by];
                let promises = Trail::Record.field("promises");
                let promise = promises.item(number);
                let place = finder.place(origin, &promise.field("id"));
                problems.push(
                    Problem::new(
                        Code::PromiseIdTaken,
                        format!("`{id}` is the id of another engagement or promise"),
                        "Give the promise an id of its own",
                    )
                    .at(place)
                    .record(Kind::Engagement, engagement.id.as_str())
                    .related(finder.head(owner), "the other is in this record"),
                );
                dropped.entry(Kind::Engagement).or_default().insert(index);
            }
        }
    }

    /// Takes an id for a record; the record that has it already is the error.
    fn claim(&mut self, kind: Kind, id: &'a str, index: usize) -> Result<(), usize> {
        match self.owners[kind as usize].entry(id) {
            Entry::Vacant(free) => {
                free.insert(index);
                Ok(())
            }
            Entry::Occupied(taken) => Err(*taken.get()),
        }
    }
}

fn duplicate(kind: Kind, id: &str) -> Problem {
    let field = kind.id_field().unwrap_or("id");
    Problem::new(
        Code::DuplicateId,
        format!("Another {} has the {field} `{id}`", kind.noun()),
        format!("Give one of the two another {field}, or take one away"),
    )
    .record(kind, id)
}

/// Looks at one record after the other.
pub(crate) struct Checker<'a, 'd> {
    pub(crate) draft: &'d Draft,
    finder: &'a Finder<'d>,
    names: &'a Names<'d>,
    suggestions: usize,
    problems: &'a mut Vec<Problem>,
    dropped: &'a mut Dropped,
    pub(crate) record: RecordKey,
    /// Records that refer to one that could not be parsed.
    needs_wreck: Vec<(RecordKey, Kind, String)>,
    /// Names that no record of their own stands behind; looked for when a view has one.
    collections: OnceCell<BTreeSet<&'d str>>,
    people: OnceCell<BTreeSet<&'d str>>,
}

impl<'d> Checker<'_, 'd> {
    fn collections(&self) -> &BTreeSet<&'d str> {
        let sources = &self.draft.sources.values;
        let names = || sources.iter().map(|source| source.collection.0.as_str());
        self.collections.get_or_init(|| names().collect())
    }

    fn people(&self) -> &BTreeSet<&'d str> {
        let engagements = &self.draft.engagements.values;
        let delegations = || engagements.iter().flat_map(|one| &one.delegations);
        let people = || delegations().flat_map(|delegation| &delegation.people);
        self.people
            .get_or_init(|| people().map(|person| person.name.as_str()).collect())
    }

    /// Reports a name that nobody has, with the nearest that there is.
    fn unknown_name(&mut self, trail: &Trail<'_>, code: Code, message: String, near: Option<&str>) {
        let cure = match near {
            Some(near) => format!("Write `{near}`"),
            None => "Mend the spelling, or take it out".to_string(),
        };
        self.error(trail, Problem::new(code, message, cure));
    }
}

impl Checker<'_, '_> {
    /// Reports an error in the record at hand, which is left out for it.
    pub(crate) fn error(&mut self, trail: &Trail<'_>, problem: Problem) {
        let (kind, index) = self.record;
        let origin = self.draft.origins(kind)[index];
        self.add(problem.at(self.finder.place(origin, trail)));
    }

    /// Reports an error or a warning at a place.
    fn add(&mut self, problem: Problem) {
        let (kind, index) = self.record;
        self.dropped.entry(kind).or_default().insert(index);
        self.problems
            .push(problem.record(kind, self.draft.id(self.record)));
    }

    fn unknown(&mut self, trail: &Trail<'_>, to: Kind, id: &str) {
        let near = if self.suggestions > 0 {
            self.suggestions -= 1;
            nearest(id, self.names.owners[to as usize].keys().copied())
        } else {
            None
        };
        let noun = to.noun();
        let cure = match near {
            Some(near) => format!("Write `{near}`"),
            None => format!("Add a record `{}` for it, or mend the spelling", to.word()),
        };
        let message = format!("There is no {noun} `{id}`");
        self.error(trail, Problem::new(unknown_code(to), message, cure));
    }
}

impl Visitor for Checker<'_, '_> {
    fn refers(&mut self, trail: &Trail<'_>, to: Kind, id: &str) {
        if self.names.find(self.draft, to, id).is_some() {
            return;
        }
        if self.names.wrecks.contains_key(&(to, id)) {
            self.needs_wreck.push((self.record, to, id.to_string()));
        } else {
            self.unknown(trail, to, id);
        }
    }

    fn points_at(&mut self, trail: &Trail<'_>, id: &str) {
        let owner = self.names.find(self.draft, Kind::Engagement, id);
        let promises = owner.map_or(&[][..], |owner| {
            &self.draft.engagements.values[owner].promises
        });
        let is_it = |promise: &&Promise| promise.id.as_str() == id;
        let promise = promises.iter().find(is_it);
        if promise.is_none_or(|promise| promise.meeting.is_some()) {
            return self.refers(trail, Kind::Engagement, id);
        }
        let message = format!("`{id}` is a promise of something else than a meeting");
        let cure = "Name the engagement that made the promise";
        self.error(trail, Problem::new(Code::UnknownEngagement, message, cure));
    }

    fn names_collection(&mut self, trail: &Trail<'_>, name: &str) {
        let there = self.collections();
        if there.contains(name) {
            return;
        }
        let near = nearest(name, there.iter().copied());
        let message = format!("No source is of a collection `{name}`");
        self.unknown_name(trail, Code::UnknownCollection, message, near);
    }

    fn names_person(&mut self, trail: &Trail<'_>, name: &str) {
        let there = self.people();
        if there.contains(name) {
            return;
        }
        let near = nearest(name, there.iter().copied());
        let message = format!("Nobody in a delegation is called `{name}`");
        self.unknown_name(trail, Code::UnknownPerson, message, near);
    }

    fn claims(&mut self, trail: &Trail<'_>, _claim: Claim, cite: &[Citation]) {
        for (index, citation) in cite.iter().enumerate() {
            if citation.own && citation.source.as_str().is_empty() {
                rules::no_own_pages(self, &trail.field("cite").item(index));
            }
            if let Some(words) = &citation.words {
                rules::check_quote(self, &trail.field("cite").item(index), citation, words);
            }
        }
    }
}

fn unknown_code(kind: Kind) -> Code {
    match kind {
        Kind::Source => Code::UnknownSource,
        Kind::Region => Code::UnknownRegion,
        Kind::Topic => Code::UnknownTopic,
        Kind::Format => Code::UnknownFormat,
        Kind::Series => Code::UnknownSeries,
        Kind::Engagement => Code::UnknownEngagement,
        Kind::Party | Kind::Catalogue | Kind::Context | Kind::SavedView | Kind::Briefing => {
            Code::UnknownParty
        }
    }
}

/// Leaves out, step by step, what refers to a record left out.
fn spread(
    draft: &Draft,
    finder: &Finder<'_>,
    names: &Names<'_>,
    needs_wreck: Vec<(RecordKey, Kind, String)>,
    dropped: &mut Dropped,
    problems: &mut Vec<Problem>,
) {
    if dropped.values().all(HashSet::is_empty) && needs_wreck.is_empty() {
        return;
    }
    let users = users(draft, names);
    let mut waiting: Vec<RecordKey> = Vec::new();
    for (&kind, indices) in dropped.iter() {
        waiting.extend(indices.iter().map(|&index| (kind, index)));
    }
    // In order of the records, so that the same files always give the same sentences.
    waiting.sort_unstable();
    for (record, to, id) in needs_wreck {
        let origin = names.wrecks.get(&(to, id.as_str())).copied();
        leave_out(
            draft,
            finder,
            record,
            (to, &id),
            origin,
            dropped,
            problems,
            &mut waiting,
        );
    }
    while let Some(record) = waiting.pop() {
        let Some(users) = users.get(&record) else {
            continue;
        };
        for &(user, ref id) in users {
            let origin = Some(draft.origins(record.0)[record.1]);
            let needed = (record.0, id.as_ref());
            leave_out(
                draft,
                finder,
                user,
                needed,
                origin,
                dropped,
                problems,
                &mut waiting,
            );
        }
    }
}

type Users = HashMap<RecordKey, Vec<(RecordKey, Rc<str>)>>;

/// For each record, those that refer to it, and by which id.
fn users(draft: &Draft, names: &Names<'_>) -> Users {
    struct Collector<'a> {
        names: &'a Names<'a>,
        record: RecordKey,
        users: Users,
    }
    impl Visitor for Collector<'_> {
        fn refers(&mut self, _trail: &Trail<'_>, to: Kind, id: &str) {
            if let Some(&owner) = self.names.owners[to as usize].get(id) {
                let users = self.users.entry((to, owner)).or_default();
                // One record often cites one source many times in a row.
                if users.last().is_none_or(|(last, _)| *last != self.record) {
                    users.push((self.record, id.into()));
                }
            }
        }
    }
    let mut collector = Collector {
        names,
        record: (Kind::Catalogue, 0),
        users: HashMap::new(),
    };
    for kind in Kind::ALL {
        for index in 0..draft.origins(kind).len() {
            collector.record = (kind, index);
            walk_record(draft, (kind, index), &mut collector);
        }
    }
    collector.users
}

/// Leaves out one record because it needs another that was left out.
#[allow(clippy::too_many_arguments)]
fn leave_out(
    draft: &Draft,
    finder: &Finder<'_>,
    record: RecordKey,
    needed: (Kind, &str),
    needed_at: Option<Origin>,
    dropped: &mut Dropped,
    problems: &mut Vec<Problem>,
    waiting: &mut Vec<RecordKey>,
) {
    let (kind, index) = record;
    if !dropped.entry(kind).or_default().insert(index) {
        return;
    }
    waiting.push(record);
    let (needed_kind, id) = needed;
    let noun = needed_kind.noun();
    let mut problem = Problem::new(
        Code::NeedsDroppedRecord,
        format!(
            "This {} is left out because the {noun} `{id}` is",
            kind.noun()
        ),
        format!("Mend the {noun} `{id}`"),
    )
    .at(reference_place(draft, finder, record, needed))
    .record(kind, draft.id(record));
    if let Some(origin) = needed_at {
        problem = problem.related(finder.head(origin), format!("the {noun} is here"));
    }
    problems.push(problem);
}

/// Where a record first refers to another.
fn reference_place(
    draft: &Draft,
    finder: &Finder<'_>,
    record: RecordKey,
    needed: (Kind, &str),
) -> Place {
    struct Search<'a, 'd> {
        finder: &'a Finder<'d>,
        origin: Origin,
        needed: (Kind, &'a str),
        place: Option<Place>,
    }
    impl Visitor for Search<'_, '_> {
        fn refers(&mut self, trail: &Trail<'_>, to: Kind, id: &str) {
            if self.place.is_none() && (to, id) == self.needed {
                self.place = Some(self.finder.place(self.origin, trail));
            }
        }
    }
    let origin = draft.origins(record.0)[record.1];
    let mut search = Search {
        finder,
        origin,
        needed,
        place: None,
    };
    walk_record(draft, record, &mut search);
    search.place.unwrap_or_else(|| finder.head(origin))
}
