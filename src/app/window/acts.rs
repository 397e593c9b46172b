//! What is asked for: commands carried out, requests met.

use egui::Popup;

use super::{
    super::{cite, find, keyboard, library::Origin, search_field, settle::Settling, sheets, theme},
    Legation, to_export,
};
use crate::{
    briefing::Briefing,
    command::{Command, Contrast, Ground, Request, Settings, Surroundings, ThemeChoice, carry_out},
    save::{Change, Record, Refusal},
};

/// How many slugs are tried for a briefing.
const MOST_SLUGS: u32 = 100;

impl Legation {
    pub(super) fn carry_out(&mut self, command: Command, ctx: &egui::Context) {
        self.by_hand = match command {
            Command::ZoomAt { .. } | Command::DragTime { .. } => true,
            // Scrolling is no travel through time, and ends none.
            Command::Pan { days, .. } => days != 0.0 || self.by_hand,
            _ => false,
        };
        if self.arranged.packing().is_none() {
            // A page that draws no lanes has packed none, and commands are answered there too.
            let window = self.arranged.arrangement().window(&self.session.view);
            let scroll = self.session.view.scroll;
            self.arranged
                .pack(window, self.time_room, scroll, self.lanes_room);
        }
        if self.finder.puts_off(&command, &self.session) {
            return;
        }
        let asks_for_briefings = command == Command::EditBriefings;
        if asks_for_briefings && self.session.briefings && self.briefings.takes_keyboard() {
            ctx.request_repaint();
            return;
        }
        let had_briefings = self.session.briefings;
        let asks = keyboard::opens_field(&command, self.session.shell.sheet);
        let is_search = command == Command::AskForWords;
        let turns_to = keyboard::turns_to(&command, self.session.view.page);
        let Some(packing) = self.arranged.packing() else {
            return;
        };
        let around = Surroundings {
            catalogue: self.arranged.catalogue(),
            arrangement: self.arranged.arrangement(),
            packing,
            rows: self.pages.table.rows(self.arranged.catalogue()),
            lanes_room: self.lanes_room,
            time_room: self.time_room,
            dark: ctx.theme() == egui::Theme::Dark,
            hits: self.finder.hits(),
        };
        let look_before = self.look();
        let was_presenting = self.session.presenting.as_ref().map(|now| now.is_live());
        let sheet_before = self.session.shell.sheet;
        let request = carry_out(command, &mut self.session, &around);
        if self.session.presenting.as_ref().map(|now| now.is_live()) != was_presenting {
            // The view is another one: nothing in it stays where it was.
            self.settling = Settling::default();
            self.by_hand = true;
        }
        let look = self.look();
        if look != look_before {
            theme::apply(ctx, look);
        }
        let briefings = self.session.briefings;
        self.briefings
            .note(had_briefings, briefings, asks_for_briefings);
        if let Some(request) = request {
            self.meet(request, ctx);
        }
        let sheet = self.session.shell.sheet;
        if asks || sheet.is_some() && sheet != sheet_before {
            // What is open in front of the page would lie on it, or behind what opens now.
            Popup::close_all(ctx);
            self.canvas.close_list();
        }
        if asks && is_search {
            self.held.wait_for(find::field(), ctx);
            let search = self.session.search.as_ref();
            search_field::choose_all(ctx, find::field(), search.map_or("", |search| &search.text));
        } else if asks {
            self.held.wait_for(sheets::field_id(), ctx);
        } else if let Some(rows) = turns_to {
            self.held.wait_for(rows, ctx);
        }
        ctx.request_repaint();
    }

    /// How the window looks: as the user prefers, and in the middle of a presentation on the ground of that, for
    /// in a dark room nobody wants to be blinded by a side question.
    fn look(&self) -> Settings {
        let mut look = self.session.shell.settings;
        let presenting = self.session.presenting.as_ref();
        if look.ground == Ground::Black && presenting.is_some_and(|now| now.is_live()) {
            (look.theme, look.contrast) = (ThemeChoice::Dark, Contrast::High);
        }
        look
    }

    fn meet(&mut self, request: Request, ctx: &egui::Context) {
        match request {
            Request::PickFolder => self.dialogs.pick_folder(self.library.path(), ctx),
            Request::PickFile => self.dialogs.pick_file(self.library.path(), ctx),
            Request::OpenPath(path) => self.library.open(Origin::Path(path), ctx),
            Request::OpenEmbedded => self.library.open(Origin::Embedded, ctx),
            Request::Reload => self.library.reload(ctx),
            Request::SaveView { saved, replace } => {
                let record = Record::View(&saved);
                let change = if replace {
                    Change::Put(record)
                } else {
                    Change::Add(record)
                };
                self.change_views(change, &saved.name, "is saved", ctx);
            }
            Request::RenameView { from, to } => {
                let change = Change::RenameView {
                    from: &from,
                    to: &to,
                };
                self.change_views(change, &to, "is its name now,", ctx);
            }
            Request::RemoveView(name) => {
                self.change_views(
                    Change::RemoveView(&name),
                    &name,
                    "is deleted, no longer",
                    ctx,
                );
            }
            Request::SaveBriefing { briefing, is_new } => {
                self.save_briefing(*briefing, is_new, ctx);
            }
            Request::RemoveBriefing(briefing) => {
                let slug = briefing.as_str();
                let change = Change::RemoveBriefing(slug);
                self.change_views(change, slug, "is deleted, no longer", ctx);
            }
            Request::PickExportPath(path) => self.dialogs.pick_export(&path, ctx),
            Request::Export { export, view } => {
                let of = to_export(&self.arranged, &self.session, self.today);
                self.exporter.write(*export, *view, &of, ctx);
            }
            Request::PickTexts => self.dialogs.pick_texts(self.library.shelf.folder(), ctx),
            Request::UseTexts(folder) => self.library.use_texts(folder, ctx),
            Request::OpenLink(address) => ctx.open_url(egui::OpenUrl::new_tab(address)),
            Request::ReadProof => self.reads_proof = true,
            Request::Copy(text) => ctx.copy_text(text),
            Request::Cite(..) if *self.arranged.lens() != self.session.view.lens => {
                let text = "The sources chosen are still being looked at: cite in a moment";
                self.library.notice = Some(text.to_owned());
            }
            Request::Cite(format, handles) => {
                let (catalogue, known) = (self.arranged.catalogue(), self.arranged.known());
                let what = (format, handles.as_slice());
                if let Err(why) = cite::copy(catalogue, known, what, &mut self.said, ctx) {
                    self.library.notice = Some(why);
                }
            }
            Request::Tell(words) => self.library.notice = Some(words),
            Request::CopyTable(rows) => self.pages.table.copy(rows, &self.session.table, ctx),
        }
    }

    /// Writes a briefing down, and notes whether that worked. A name that a file has already, which is not
    /// read yet, becomes another one.
    fn save_briefing(&mut self, mut briefing: Briefing, is_new: bool, ctx: &egui::Context) {
        let mut number = 2;
        let written = loop {
            let record = Record::Briefing(&briefing);
            let change = if is_new {
                Change::Add(record)
            } else {
                Change::Put(record)
            };
            match (
                self.library.change_views(change, ctx),
                &mut self.session.drafting,
            ) {
                (Err(Refusal::Taken { .. }), Some(drafting)) if number < MOST_SLUGS => {
                    briefing = drafting.take_another_slug(number);
                    number += 1;
                }
                (written, _) => break written,
            }
        };
        let written = match written {
            Ok(file) => {
                let said = format!("“{}” is saved in {}", briefing.title, file.display());
                self.said.say(said, ctx);
                Ok(())
            }
            Err(refusal) => Err(crate::catalogue::sentence(&refusal.to_string())),
        };
        if let Some(drafting) = &mut self.session.drafting {
            drafting.note(written);
        }
    }

    /// Has the files of saved views changed, and says what was done and where, or why not.
    fn change_views(&mut self, change: Change<'_>, name: &str, done: &str, ctx: &egui::Context) {
        match self.library.change_views(change, ctx) {
            Ok(file) => {
                let file = file.display();
                self.said.say(format!("“{name}” {done} in {file}"), ctx);
            }
            Err(refusal) => {
                let why = refusal.to_string();
                self.library.notice = Some(crate::catalogue::sentence(&why));
            }
        }
    }

    /// Makes all changes that are being typed into fields of a briefing.
    pub(super) fn keep_typed(&mut self, ctx: &egui::Context) {
        for change in self.briefings.typed() {
            self.carry_out(change, ctx);
        }
    }

    /// Makes the changes that were typed into fields of a briefing which were left. Where something else is to
    /// be done in this frame or the window is to close, what is still being typed comes first.
    pub(super) fn keep_left(&mut self, ctx: &egui::Context, others: &mut [Command]) {
        for change in self.briefings.left(ctx) {
            self.carry_out(change, ctx);
        }
        if is_to_close(ctx) || !others.is_empty() {
            self.keep_typed(ctx);
        }
        let Some(drafting) = &self.session.drafting else {
            return;
        };
        let draft = drafting.draft.briefing();
        for other in others {
            // It was asked for with the briefing as it was when the button was drawn.
            if let Command::PresentBriefing(briefing) = other
                && briefing.slug == draft.slug
            {
                **briefing = draft.clone();
            }
        }
    }

    /// Keeps the window open once where a briefing could not be saved, and shows why.
    pub(super) fn hold_back_closing(&mut self, ctx: &egui::Context) -> Option<Command> {
        let drafting = self.session.drafting.as_ref();
        let drafting = drafting.filter(|_| is_to_close(ctx))?;
        if drafting.is_saved() || drafting.asks {
            return None;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        self.session.briefings = true;
        self.library.notice = Some(
            "A briefing is not saved: save it again, or close the window once more to lose it"
                .to_owned(),
        );
        Some(Command::CloseBriefing { anyway: false })
    }
}

/// Whether somebody asked for the window to close.
pub(super) fn is_to_close(ctx: &egui::Context) -> bool {
    ctx.input(|input| input.viewport().close_requested())
}
