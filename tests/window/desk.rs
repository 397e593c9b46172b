//! A window without a display, and the hands and eyes of whoever sits before it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, OutputCommand, PointerButton, Pos2,
    Rect, TouchPhase, Vec2,
    accesskit::{Role, Toggled},
};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use legation::{
    app::{Legation, Start},
    command::{Command, Contrast, Motion, Scale, Session, Settings, ThemeChoice},
    date::Day,
    model::{Collection, EngagementId},
    timeline::HEAD_WIDTH,
    view::{Lens, View},
};

/// How long a test waits for another thread before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Seconds from one frame to the next.
const FRAME: f32 = 1.0 / 60.0;

/// Room for the names of the lanes, at the left of the timeline.
pub(crate) const HEADS: f32 = HEAD_WIDTH as f32;

/// How the window stands before somebody sits down.
#[derive(Clone)]
pub(crate) struct Setting {
    pub size: [f32; 2],
    pub theme: ThemeChoice,
    pub contrast: Contrast,
    /// Pixels for a point, as the system has it.
    pub pixels_per_point: f32,
    /// How large the user wants the interface.
    pub scale: f32,
    /// Whether things move or are just there.
    pub motion: bool,
    /// Whether the built-in catalogue is seen whole, and not as the five articles know it.
    pub all_sources: bool,
    /// The only collection that is believed at the start.
    pub collection: Option<&'static str>,
    /// What is shown at the start, whatever its sources are.
    pub view: View,
    /// The user's own folder.
    pub own_folder: Option<PathBuf>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            size: [1440.0, 900.0],
            theme: ThemeChoice::Light,
            contrast: Contrast::Usual,
            pixels_per_point: 1.0,
            scale: 1.0,
            motion: false,
            all_sources: false,
            collection: None,
            view: View::default(),
            own_folder: None,
        }
    }
}

/// The window, and whoever sits before it.
pub(crate) struct Desk {
    harness: Harness<'static, Option<Legation>>,
}

impl Desk {
    /// The built-in catalogue, as the five articles know it, in a window of the usual size.
    pub(crate) fn new() -> Self {
        Self::with(Setting::default(), None)
    }

    /// The built-in catalogue, as all its sources know it.
    pub(crate) fn of_all_sources() -> Self {
        let setting = Setting {
            all_sources: true,
            ..Setting::default()
        };
        Self::with(setting, None)
    }

    /// The same as [`Self::new`], in a window that moves things.
    pub(crate) fn that_moves() -> Self {
        let setting = Setting {
            motion: true,
            ..Setting::default()
        };
        Self::with(setting, None)
    }

    /// A catalogue from a path; returns when it has been read.
    pub(crate) fn open(path: &Path) -> Self {
        let mut desk = Self::with(Setting::default(), Some(path));
        desk.wait("the catalogue to be read", |desk| {
            !desk.window().is_reading()
        });
        desk
    }

    /// A catalogue from a path with the texts of a folder; returns when both have been read.
    pub(crate) fn with_texts(setting: Setting, path: &Path, texts: &Path) -> Self {
        let mut desk = Self::begin(setting, Some(path), Some(texts));
        desk.wait("catalogue and texts to be read", |desk| {
            !desk.window().is_reading()
        });
        desk
    }

    pub(crate) fn with(setting: Setting, path: Option<&Path>) -> Self {
        Self::begin(setting, path, None)
    }

    fn begin(setting: Setting, path: Option<&Path>, texts: Option<&Path>) -> Self {
        let start = Start {
            path: path.map(Path::to_owned),
            texts: texts.map(Path::to_owned),
            settings: Settings {
                theme: setting.theme,
                contrast: setting.contrast,
                scale: Scale::from_factor(setting.scale).unwrap(),
                motion: if setting.motion {
                    Motion::Usual
                } else {
                    Motion::None
                },
                ..Settings::default()
            },
            today: Day::from_ymd(2026, 11, 21).unwrap(),
            // Pictures stay small enough to be described, and the same when records are added.
            view: View {
                lens: match (setting.all_sources, setting.collection, path) {
                    (_, Some(name), _) => Lens::Collection(Collection(name.to_owned())),
                    (false, None, None) => Lens::Collection(Collection("articles".to_owned())),
                    _ => Lens::All,
                },
                ..setting.view
            },
            present: None,
            own_folder: setting.own_folder,
        };
        let theme = match setting.theme {
            ThemeChoice::Dark => egui::Theme::Dark,
            ThemeChoice::Light | ThemeChoice::System => egui::Theme::Light,
        };
        let harness = Harness::builder()
            .with_size(setting.size)
            .with_pixels_per_point(setting.pixels_per_point)
            .with_theme(theme)
            .with_step_dt(FRAME)
            .with_max_steps(60)
            .build_ui_state(
                move |ui, window: &mut Option<Legation>| {
                    if let Some(window) = window {
                        window.ui(ui);
                        return;
                    }
                    // Fonts that are set in one frame are there in the next.
                    *window = Some(Legation::new(ui.ctx(), &start));
                    ui.ctx().request_repaint();
                },
                None,
            );
        Self { harness }
    }

    pub(crate) fn window(&self) -> &Legation {
        self.harness.state().as_ref().unwrap()
    }

    pub(crate) fn session(&self) -> &Session {
        self.window().session()
    }

    /// Has a command carried out, as a dialog would that nobody can see here.
    pub(crate) fn send(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        let window = self.harness.state_mut().as_mut().unwrap();
        window.send(command, &ctx);
    }

    pub(crate) fn harness(&mut self) -> &mut Harness<'static, Option<Legation>> {
        &mut self.harness
    }

    // --- time ---------------------------------------------------------------------------------

    /// Runs until nothing asks for another frame; fails when that does not come.
    pub(crate) fn settle(&mut self) -> u64 {
        self.harness.run()
    }

    /// Lets some seconds pass.
    pub(crate) fn pass(&mut self, seconds: f32) {
        self.harness.run_steps((seconds / FRAME).ceil() as usize);
    }

    /// Lets frames pass until something is so.
    pub(crate) fn wait(&mut self, what: &str, so: impl Fn(&Self) -> bool) {
        let until = Instant::now() + PATIENCE;
        loop {
            self.harness.step();
            if so(self) {
                self.settle();
                return;
            }
            assert!(Instant::now() < until, "waited in vain for {what}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// How long the window would sleep after the last frame if nothing happened.
    pub(crate) fn sleeps(&self) -> Duration {
        self.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay
    }

    // --- eyes ---------------------------------------------------------------------------------

    /// Everything that is written on screen, as a screen reader goes through it.
    pub(crate) fn text(&self) -> String {
        let nodes = self.harness.root().children_recursive();
        let mut lines = Vec::new();
        for node in nodes {
            let node = node.accesskit_node();
            if node.role() == Role::Label {
                lines.extend(node.value());
            } else {
                lines.extend(node.label());
            }
        }
        lines.join("\n")
    }

    #[track_caller]
    pub(crate) fn reads(&self, text: &str) {
        let all = self.text();
        assert!(all.contains(text), "“{text}” is not among\n{all}");
    }

    #[track_caller]
    pub(crate) fn does_not_read(&self, text: &str) {
        let all = self.text();
        assert!(!all.contains(text), "“{text}” is among\n{all}");
    }

    /// What is said of every mark on screen, from the top lane to the bottom one.
    pub(crate) fn marks(&self) -> Vec<String> {
        let marks = self.harness.query_all_by_role(Role::ListItem);
        marks
            .filter_map(|mark| mark.accesskit_node().label())
            .collect()
    }

    /// How many engagements the marks on screen stand for, each in the lane in which it is drawn: by
    /// themselves, or folded into pills. What a ribbon holds is on no mark of its own.
    pub(crate) fn engagements(&self) -> usize {
        let marks = self.marks();
        let counts = marks.iter().map(|mark| match mark.split_once(' ') {
            _ if mark.starts_with("No record that") => 0,
            _ if mark.contains(", took part: ") || mark.ends_with("drawn as a ribbon") => 0,
            Some((count, rest)) if rest.starts_with("engagements folded, ") => {
                count.parse().unwrap()
            }
            _ => 1,
        });
        counts.sum()
    }

    /// The heads of the lanes that are in sight, from the top.
    pub(crate) fn heads(&self) -> Vec<String> {
        let heads = self.harness.query_all_by_role(Role::RowHeader);
        heads
            .filter_map(|head| head.accesskit_node().label())
            .collect()
    }

    /// The head of the lane with a name.
    #[track_caller]
    pub(crate) fn head(&self, name: &str) -> Node<'_> {
        self.find_head(name)
            .unwrap_or_else(|| panic!("no lane “{name}” among {:#?}", self.heads()))
    }

    fn find_head(&self, name: &str) -> Option<Node<'_>> {
        let mut heads = self.harness.query_all_by_role(Role::RowHeader);
        heads.find(|head| {
            let spoken = head.accesskit_node().label().unwrap_or_default();
            let rest = spoken.strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with(", "))
        })
    }

    /// The mark whose spoken words hold all of some words.
    #[track_caller]
    pub(crate) fn mark(&self, words: &[&str]) -> Node<'_> {
        let mut found = self
            .harness
            .query_all_by_role(Role::ListItem)
            .filter(|mark| {
                let spoken = mark.accesskit_node().label().unwrap_or_default();
                words.iter().all(|word| spoken.contains(word))
            });
        let mark = found.next();
        assert!(
            found.next().is_none(),
            "{words:?} stands for several of {:#?}",
            self.marks()
        );
        mark.unwrap_or_else(|| panic!("no {words:?} among {:#?}", self.marks()))
    }

    /// The button, box or line of a menu with a name.
    #[track_caller]
    pub(crate) fn control(&self, name: &str) -> Node<'_> {
        let pressable = |role| {
            !matches!(
                role,
                Role::Label | Role::ListItem | Role::Window | Role::Dialog
            )
        };
        let nodes = self.harness.root().children_recursive();
        let mut found = nodes.filter(|node| {
            let node = node.accesskit_node();
            pressable(node.role()) && node.label().as_deref() == Some(name)
        });
        found
            .next()
            .unwrap_or_else(|| panic!("nothing to press called “{name}” in\n{}", self.text()))
    }

    /// The middles of all controls with a name.
    pub(crate) fn controls(&self, name: &str) -> Vec<Pos2> {
        let buttons = self.harness.query_all_by_role(Role::Button);
        buttons
            .filter(|button| button.accesskit_node().label().as_deref() == Some(name))
            .map(|button| button.rect().center())
            .collect()
    }

    /// Names and places of the links whose names begin with some words, in the order of the Tab key.
    pub(crate) fn links(&self, words: &str) -> Vec<(String, Rect)> {
        let links = self.harness.query_all_by_role(Role::Link);
        links
            .filter_map(|link| Some((link.accesskit_node().label()?, link.rect())))
            .filter(|(name, _)| name.starts_with(words))
            .collect()
    }

    /// The control with a name that stands lowest.
    pub(crate) fn lowest_control(&self, name: &str) -> Node<'_> {
        let nodes = self.harness.root().children_recursive();
        nodes
            .filter(|node| node.accesskit_node().role() == Role::Button)
            .filter(|node| node.accesskit_node().label().as_deref() == Some(name))
            .max_by(|a, b| a.rect().top().total_cmp(&b.rect().top()))
            .unwrap()
    }

    /// The whole name of the first button whose name holds some words.
    #[track_caller]
    pub(crate) fn control_like(&self, words: &str) -> String {
        let mut buttons = self.harness.query_all_by_role(Role::Button);
        buttons
            .find_map(|button| {
                let name = button.accesskit_node().label();
                name.filter(|name| name.contains(words))
            })
            .unwrap_or_else(|| panic!("no button like “{words}” in\n{}", self.text()))
    }

    /// A written line that holds some words.
    #[track_caller]
    pub(crate) fn written(&self, words: &str) -> Node<'_> {
        let mut labels = self.harness.query_all_by_role(Role::Label);
        labels
            .find(|label| {
                let text = label.accesskit_node().value().unwrap_or_default();
                text.contains(words)
            })
            .unwrap_or_else(|| panic!("“{words}” is written nowhere in\n{}", self.text()))
    }

    /// The first pill of folded engagements.
    pub(crate) fn pill(&self) -> Node<'_> {
        let mut marks = self.harness.query_all_by_role(Role::ListItem);
        marks
            .find(|mark| {
                let spoken = mark.accesskit_node().label().unwrap_or_default();
                spoken.contains("folded")
            })
            .unwrap()
    }

    /// The lines of the open list of what a pill or a place on a ribbon holds.
    pub(crate) fn lines(&self) -> Vec<String> {
        let buttons = self.harness.query_all_by_role(Role::Button);
        let names = buttons.filter_map(|button| button.accesskit_node().label());
        names.filter(|name| name.contains(" · ")).collect()
    }

    /// Who asked for the last frames.
    pub(crate) fn causes(&self) -> Vec<egui::RepaintCause> {
        self.harness.ctx.repaint_causes()
    }

    /// What has the keyboard: its name and where it is.
    pub(crate) fn focus(&self) -> Option<(String, Rect)> {
        let mut nodes = self.harness.root().children_recursive();
        let focused = nodes.find(Node::is_focused)?;
        let name = focused.accesskit_node().label().unwrap_or_default();
        Some((name, focused.rect()))
    }

    /// What the timeline says is selected: in words, and which mark it points at.
    pub(crate) fn heard(&self) -> (Option<String>, Option<String>) {
        let canvas = self.harness.get_by_role(Role::Canvas);
        let node = canvas.accesskit_node();
        let mark = node.active_descendant().and_then(|mark| mark.label());
        (node.value(), mark)
    }

    /// What is said of the marks that are selected.
    pub(crate) fn selected_marks(&self) -> Vec<String> {
        let marks = self.harness.query_all_by_role(Role::ListItem);
        marks
            .filter(|mark| mark.accesskit_node().is_selected() == Some(true))
            .filter_map(|mark| mark.accesskit_node().label())
            .collect()
    }

    /// Where the timeline is.
    pub(crate) fn canvas(&self) -> Rect {
        self.harness.get_by_role(Role::Canvas).rect()
    }

    /// The strip below the timeline.
    #[track_caller]
    pub(crate) fn overview(&self) -> Node<'_> {
        self.overviews()
            .pop()
            .unwrap_or_else(|| panic!("there is no overview in\n{}", self.text()))
    }

    /// The strip below the timeline, when there is one.
    pub(crate) fn overviews(&self) -> Vec<Node<'_>> {
        let images = self.harness.query_all_by_role(Role::Image);
        let is_overview = |node: &Node<'_>| {
            let spoken = node.accesskit_node().label().unwrap_or_default();
            spoken.starts_with("Overview: ")
        };
        images.filter(is_overview).collect()
    }

    /// A place on the timeline where nothing is.
    pub(crate) fn empty_ground(&self) -> Pos2 {
        self.canvas().max - Vec2::new(30.0, 30.0)
    }

    pub(crate) fn selection(&self) -> Option<&str> {
        let selection = self.session().view.selection.as_ref();
        selection.map(EngagementId::as_str)
    }

    /// From which day to which the view reaches, in days since 1970; `None` is everything.
    pub(crate) fn time(&self) -> Option<(f64, f64)> {
        let time = self.session().view.time;
        time.map(|time| (time.start(), time.end()))
    }

    /// What the last frame asked of the system: addresses to open and text to copy.
    pub(crate) fn asked(&self) -> &[OutputCommand] {
        &self.harness.output().platform_output.commands
    }

    /// Whether egui is in its dark style.
    pub(crate) fn is_dark(&self) -> bool {
        self.harness.ctx.global_style().visuals.dark_mode
    }

    /// The ground that text stands on, as red, green and blue.
    pub(crate) fn paper(&self) -> [u8; 3] {
        let [red, green, blue, _] = self
            .harness
            .ctx
            .global_style()
            .visuals
            .panel_fill
            .to_array();
        [red, green, blue]
    }

    /// Which of several answers are chosen, as a screen reader hears them.
    pub(crate) fn answers(&self) -> Vec<String> {
        let answers = self.harness.query_all_by_role(Role::RadioButton);
        answers
            .filter(|answer| answer.accesskit_node().toggled() == Some(Toggled::True))
            .filter_map(|answer| answer.accesskit_node().label())
            .collect()
    }

    // --- hands --------------------------------------------------------------------------------

    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub(crate) fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.harness.event(Event::Key {
                key,
                physical_key: Some(key),
                pressed,
                repeat: false,
                modifiers,
            });
        }
        self.settle();
    }

    pub(crate) fn types(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    pub(crate) fn moves_to(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.settle();
    }

    fn button(&self, at: Pos2, pressed: bool) {
        self.button_of(PointerButton::Primary, at, pressed);
    }

    fn button_of(&self, button: PointerButton, at: Pos2, pressed: bool) {
        self.harness.event(Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }

    pub(crate) fn right_click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.button_of(PointerButton::Secondary, at, true);
        self.button_of(PointerButton::Secondary, at, false);
        self.settle();
        self.pass(0.5);
    }

    pub(crate) fn click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.button(at, true);
        self.button(at, false);
        self.settle();
        // So that a click that follows is not the second half of a double click.
        self.pass(0.5);
    }

    /// Clicks a control while Alt is held.
    #[track_caller]
    pub(crate) fn click_with_alt(&mut self, name: &str) {
        self.bring_in(name);
        let at = self.control(name).rect().center();
        self.harness.hover_at(at);
        self.harness.event(Event::ModifiersChanged(Modifiers::ALT));
        self.settle();
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::ALT,
            });
        }
        self.settle();
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.pass(0.5);
    }

    pub(crate) fn double_click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        for pressed in [true, false, true, false] {
            self.button(at, pressed);
        }
        self.settle();
        self.pass(0.5);
    }

    #[track_caller]
    pub(crate) fn click_mark(&mut self, words: &[&str]) {
        let at = self.mark(words).rect().left_center() + Vec2::new(6.0, 0.0);
        self.click_at(at);
    }

    /// Opens an engagement where it is: at its mark, or in the list of the pill that it is folded into.
    #[track_caller]
    pub(crate) fn click_engagement(&mut self, title: &str) {
        let spoken = format!("{title}, ");
        if self.marks().iter().any(|mark| mark.starts_with(&spoken)) {
            return self.click_mark(&[&spoken]);
        }
        let pills = self.harness.query_all_by_role(Role::ListItem);
        let pills = pills.filter(|mark| {
            let spoken = mark.accesskit_node().label().unwrap_or_default();
            spoken.contains(" engagements folded, ")
        });
        let places: Vec<Pos2> = pills.map(|pill| pill.rect().center()).collect();
        let line = format!("{title} · ");
        for at in places {
            self.click_at(at);
            let lines = self.lines();
            if let Some(line) = lines.into_iter().find(|other| other.starts_with(&line)) {
                return self.click(&line);
            }
            self.press(Key::Escape);
        }
        panic!("no “{title}” among {:#?} and their pills", self.marks());
    }

    /// Opens the menu of a lane.
    #[track_caller]
    pub(crate) fn open_menu(&mut self, name: &str) {
        let at = self.head(name).rect().center();
        self.right_click_at(at);
    }

    /// Clicks the head of a lane: what is folded unfolds, and the other way round.
    #[track_caller]
    pub(crate) fn click_head(&mut self, name: &str) {
        let at = self.head(name).rect().center();
        self.click_at(at);
    }

    /// Turns the wheel until a lane is all in sight.
    #[track_caller]
    pub(crate) fn scroll_to(&mut self, name: &str) {
        for _ in 0..200 {
            let canvas = self.canvas();
            if let Some(head) = self.find_head(name).map(|head| head.rect())
                && head.bottom() < canvas.bottom()
            {
                return;
            }
            self.wheel(canvas.center(), -1.0, Modifiers::NONE);
        }
        panic!("no lane “{name}” down to {:#?}", self.heads());
    }

    #[track_caller]
    pub(crate) fn click(&mut self, name: &str) {
        self.bring_in(name);
        let at = self.control(name).rect().center();
        self.click_at(at);
    }

    /// Scrolls until a control is in sight.
    #[track_caller]
    fn bring_in(&mut self, name: &str) {
        self.control(name).scroll_to_me();
        self.settle();
    }

    /// Clicks without waiting, and returns what the click asked of the system.
    #[track_caller]
    pub(crate) fn click_and_ask(&mut self, name: &str) -> Vec<OutputCommand> {
        self.bring_in(name);
        let at = self.control(name).rect().center();
        self.harness.hover_at(at);
        self.harness.step();
        self.button(at, true);
        self.harness.step();
        self.button(at, false);
        self.harness.step();
        self.asked().to_vec()
    }

    /// What was put on the clipboard in the last frame.
    pub(crate) fn copied(&self) -> Option<String> {
        self.asked().iter().find_map(|asked| match asked {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    }

    /// Presses, moves in steps, rests and lets go.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.pull(from, to);
        self.let_go(to);
    }

    /// The same with keys held.
    pub(crate) fn drag_with(&mut self, modifiers: Modifiers, from: Pos2, to: Pos2) {
        self.harness.event(Event::ModifiersChanged(modifiers));
        self.drag(from, to);
        self.harness.event(Event::ModifiersChanged(Modifiers::NONE));
        self.settle();
    }

    /// Presses, moves in steps and rests, with the button still down.
    pub(crate) fn pull(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.button(from, true);
        for step in 1..=8_u8 {
            let share = f32::from(step) / 8.0;
            self.harness.hover_at(from + (to - from) * share);
        }
        self.harness.step();
        self.pass(0.3);
    }

    pub(crate) fn let_go(&mut self, at: Pos2) {
        self.button(at, false);
        self.harness.step();
        self.settle();
    }

    /// Presses, moves and lets go in full swing.
    pub(crate) fn flick(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.button(from, true);
        for step in 1..=6_u8 {
            let share = f32::from(step) / 6.0;
            self.harness.hover_at(from + (to - from) * share);
        }
        self.button(to, false);
        self.harness.step();
    }

    /// Turns the wheel at a place and waits until it rests; up is positive.
    pub(crate) fn wheel(&mut self, at: Pos2, steps: f32, modifiers: Modifiers) {
        self.turn_the_wheel(at, steps, modifiers);
        self.harness.step();
        self.pass(0.5);
        self.settle();
    }

    /// Turns the wheel and does not wait.
    pub(crate) fn turn_the_wheel(&mut self, at: Pos2, steps: f32, modifiers: Modifiers) {
        self.harness.hover_at(at);
        self.harness.event_modifiers(
            Event::MouseWheel {
                unit: MouseWheelUnit::Line,
                delta: Vec2::new(0.0, steps),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers,
            },
            modifiers,
        );
    }

    /// Drops files or folders on the window.
    pub(crate) fn drop_on(&mut self, paths: &[&Path]) {
        for path in paths {
            let file: egui::DroppedFileHandle = Arc::new(Dropped(path.to_path_buf()));
            self.harness.input_mut().dropped_files.push(file);
        }
        self.harness.step();
    }

    /// Asks the window to close, and returns what it asks of the system then.
    pub(crate) fn asks_to_close(&mut self) -> Vec<egui::ViewportCommand> {
        let input = self.harness.input_mut();
        let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        let viewports = &self.harness.output().viewport_output;
        viewports[&egui::ViewportId::ROOT].commands.clone()
    }

    /// Makes the window as large as this.
    pub(crate) fn resize(&mut self, width: f32, height: f32) {
        self.harness.set_size(Vec2::new(width, height));
        self.settle();
    }
}

#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}
