// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/window_dialogs.h"

#include "ui/dialogs/anchor_dialog.h"
#include "ui/dialogs/digest_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/go_to_event_dialog.h"
#include "ui/dialogs/print_dialog.h"
#include "ui/dialogs/proven_dialog.h"
#include "ui/dialogs/receipt_help_dialog.h"
#include "ui/dialogs/save_sessions_dialog.h"
#include "ui/export/report_formats.h"
#include "ui/main/receipt_dialog.h"
#include "ui/state/detail_loader.h"
#include "ui/state/export_subject.h"
#include "ui/state/inspection_state.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>

namespace muscope {

namespace {

// Shows a dialog that goes when it is closed.
void open(QDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

ExportSubject subjectOf(const ViewContext& context) {
    return ExportSubject::of(context.workspace, context.state);
}

// Whether another dialog may be opened: one that writes is not stopped, but brought to the front;
// what an idle one was to be of may be looked at no more.
template <typename Dialog>
bool makesRoom(const QWidget& window) {
    auto* open = window.findChild<Dialog*>();
    if (open != nullptr && open->isBusy()) {
        open->activateWindow();
        return false;
    }
    if (open != nullptr) {
        open->close();
    }
    return true;
}

} // namespace

WindowDialogs::WindowDialogs(const ViewContext& context, const DetailLoader& loader,
                             QSettings& settings, const WindowActions& actions, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_loader(loader)
    , m_settings(settings)
    , m_actions(actions)
    , m_window(window) {
    const auto on = [this](QAction* action, auto order) {
        connect(action, &QAction::triggered, this, order);
    };
    on(actions.goToEvent, &WindowDialogs::askForEvent);
    on(actions.saveSessions, &WindowDialogs::saveSessions);
    on(actions.exportReport, [this] { exportReport(subjectOf(m_context)); });
    on(actions.printReport, [this] { printReport(subjectOf(m_context)); });
    on(actions.takeDigest, &WindowDialogs::takeDigest);
    on(actions.compareWithAnchor, &WindowDialogs::compareWithAnchor);
    on(actions.helpProven, &WindowDialogs::explainProof);
    on(actions.makeReceipt, &WindowDialogs::makeReceipt);
    on(actions.checkReceipts, &WindowDialogs::askForReceiptFiles);
    on(actions.helpReceipts, &WindowDialogs::explainReceipts);
    on(actions.about, &WindowDialogs::tellAbout);
    InspectionState& state = context.state;
    connect(&state, &InspectionState::currentRowChanged, this, &WindowDialogs::showCurrentRow);
    connect(&state, &InspectionState::receiptWanted, this, &WindowDialogs::makeReceipt);
}

void WindowDialogs::askForEvent() {
    if (!m_context.workspace.index().isEmpty()) {
        open(new GoToEventDialog(m_context.workspace, m_context.state, m_context.theme, m_window));
    }
}

void WindowDialogs::saveSessions() {
    if (makesRoom<SaveSessionsDialog>(*m_window)) {
        (new SaveSessionsDialog(subjectOf(m_context), m_context.theme, m_settings, m_window))
            ->show();
    }
}

void WindowDialogs::exportReport(const ExportSubject& subject) {
    if (makesRoom<ExportDialog>(*m_window)) {
        auto* dialog = new ExportDialog(subject, m_context.workspace.rules(), reportFormats(),
                                        m_context.theme, m_settings, m_window);
        connect(dialog, &ExportDialog::printWanted, this,
                [this, dialog] { printReport(dialog->subject()); });
        dialog->show();
    }
}

void WindowDialogs::printReport(const ExportSubject& subject) {
    if (makesRoom<PrintDialog>(*m_window)) {
        auto* dialog = new PrintDialog(subject, m_context.workspace.rules(), reportFormats(),
                                       m_context.theme, m_settings, m_window);
        connect(dialog, &PrintDialog::pdfWanted, this, [this, dialog] {
            m_settings.setValue(QStringLiteral("export/format"), QStringLiteral("pdf"));
            exportReport(dialog->subject());
        });
        dialog->show();
    }
}

void WindowDialogs::takeDigest() {
    const Workspace& workspace = m_context.workspace;
    (new DigestDialog(
         {workspace.location(), *workspace.currentSession(), workspace.pass().eventsExpected},
         m_context.theme, m_settings, m_window))
        ->show();
}

void WindowDialogs::compareWithAnchor() {
    if (auto* open = m_window->findChild<AnchorDialog*>()) {
        open->activateWindow();
        return;
    }
    (new AnchorDialog(m_context.workspace, m_context.state, m_context.theme, m_settings, m_window))
        ->show();
}

void WindowDialogs::explainProof() {
    (new ProvenDialog(m_settings, m_window))->show();
}

void WindowDialogs::explainReceipts() {
    open(new ReceiptHelpDialog(m_context.theme, m_window));
}

void WindowDialogs::makeReceipt() {
    if (!m_receiptDialog) {
        m_receiptDialog =
            new ReceiptDialog(m_context.workspace, m_loader, m_context.theme, m_settings, m_window);
        m_receiptDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    // Beside the window, and not before it.
    m_receiptDialog->show();
    m_receiptDialog->raise();
    m_receiptDialog->activateWindow();
}

void WindowDialogs::askForReceiptFiles() {
    auto* dialog = new QFileDialog(m_window, tr("Check receipt files against the event"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Receipts (*.mu *.mu.md *.mu.markdown *.markup)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, &m_context.state,
            &InspectionState::giveReceiptFiles);
    open(dialog);
}

void WindowDialogs::showCurrentRow() {
    const bool hasEvent = m_context.state.currentRow().has_value();
    m_actions.makeReceipt->setEnabled(hasEvent);
    m_actions.checkReceipts->setEnabled(hasEvent);
}

void WindowDialogs::tellAbout() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About muscope"),
                                tr("muscope %1").arg(QApplication::applicationVersion()),
                                QMessageBox::Close, m_window);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("A microscope for Model Context Protocol sessions.\n"
                               "Licensed under Apache-2.0."));
    open(box);
}

} // namespace muscope
