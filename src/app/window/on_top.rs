//! What lies on top of all else: sheets, the list of what was found, the palette.

use super::{
    super::{
        palette,
        picker::Sources,
        results::List,
        sheets::{self, Told},
    },
    Legation, around, to_export,
};
use crate::command::{Command, Sheet};

impl Legation {
    /// All of it, as far as it is open.
    pub(super) fn on_top(&mut self, ctx: &egui::Context) -> Vec<Command> {
        let mut commands = Vec::new();
        let sheet = self.session.shell.sheet;
        let opened = std::mem::replace(&mut self.sheet_before, sheet) != sheet;
        let backing = match sheet {
            Some(Sheet::Sources) => self.backing(ctx),
            _ => None,
        };
        let told = Told {
            problems: &self.library.problems,
            bounds: self.arranged.arrangement().bounds,
            texts: self.library.shelf.folder(),
            texts_count: self.library.texts.len(),
            sources: Sources {
                catalogue: self.arranged.catalogue(),
                generation: self.arranged.generation(),
                lens: &self.session.view.lens,
                backing: backing.as_deref(),
            },
            view: &self.session.view,
        };
        let shell = &self.session.shell;
        let (typed, picker) = (&mut self.typed, &mut self.picker);
        commands.extend(sheets::show(ctx, shell, opened, &told, typed, picker));
        self.health.rest(sheet);
        if sheet == Some(Sheet::Health) {
            let problems = self.library.problems.len();
            let arranged = &self.arranged;
            commands.extend(
                self.health
                    .show(ctx, arranged, &self.facets, problems, opened),
            );
        }
        if let (Some(Sheet::Compare), Some(compared)) = (sheet, &self.session.compared) {
            let around = around(&self.arranged, &self.session, self.today);
            commands.extend(self.compare.show(ctx, &around, compared));
        }
        commands.extend(self.in_front(ctx, opened));
        commands
    }

    /// The list of what was found, the palette, and what is written into a file.
    fn in_front(&mut self, ctx: &egui::Context, opened: bool) -> Vec<Command> {
        let selection = self.session.view.selection.as_ref();
        let catalogue = self.arranged.catalogue();
        let list = List {
            catalogue,
            known: self.arranged.known(),
            session: &self.session,
            selected: selection.and_then(|id| catalogue.find(id)),
            has_bar: self.finder.has_bar,
        };
        let mut commands = list.show(ctx, &mut self.finder);
        if self.session.shell.sheet == Some(Sheet::Palette) {
            let around = palette::Around {
                catalogue,
                known: self.arranged.known(),
                lenses: &self.arranged.counted().lenses,
                generation: self.arranged.generation(),
            };
            commands.extend(self.palette.show(ctx, opened, &self.finder, &around));
        }
        if self.session.shell.sheet == Some(Sheet::Export) {
            let of = to_export(&self.arranged, &self.session, self.today);
            commands.extend(self.exporter.show(ctx, &of, opened));
        }
        commands
    }
}
