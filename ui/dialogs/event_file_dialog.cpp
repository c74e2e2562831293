// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/event_file_dialog.h"

#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize EventFileFirstSize{640, 300};

} // namespace

EventFileDialog::EventFileDialog(QString path, const Theme& theme, QSettings& settings,
                                 QWidget* parent)
    : EventFileDialog(std::move(path), *new ImportTask(parent), theme, settings, parent) {}

EventFileDialog::EventFileDialog(QString path, ImportTask& task, const Theme& theme,
                                 QSettings& settings, QWidget* parent)
    : TaskDialog({u"eventFile"_s, tr("Try again"), EventFileFirstSize}, task, theme, settings,
                 parent)
    , m_path(std::move(path))
    , m_task(task)
    , m_notes(new QPlainTextEdit(this)) {
    build(theme);
    giveOrder();
}

void EventFileDialog::build(const Theme& theme) {
    setWindowTitle(tr("Open %1").arg(visibleLine(QFileInfo(m_path).fileName())));
    setAccessibleName(tr("Open exported events"));
    auto* about = new RoleLabel(theme, ColorRole::Muted, this);
    about->setWordWrap(true);
    about->setText(tr("The events are read into a file of their own to be looked at. It goes when "
                      "another store is opened or the window is closed; “Save session as…” keeps "
                      "them. No other store is touched."));
    m_notes->setAccessibleName(tr("What was not taken as it is"));
    m_notes->setReadOnly(true);
    m_notes->setTabChangesFocus(true);
    m_notes->hide();
    QVBoxLayout* layout = newLayout();
    layout->addWidget(about);
    layout->addWidget(m_notes, 1);
    layout->addStretch();
    addFoot(*layout);
}

void EventFileDialog::giveOrder() {
    say({});
    m_notes->hide();
    orderButton().hide();
    m_task.read(m_path);
}

void EventFileDialog::showEnd(const PassState& state) {
    if (state.phase == PassState::Phase::Done) {
        showReport();
        return;
    }
    if (state.phase == PassState::Phase::Cancelled) {
        orderButton().show();
        say(tr("Stopped: nothing was opened."));
        return;
    }
    giveUp(*state.error);
}

void EventFileDialog::giveUp(const Error& error) {
    orderButton().show();
    say(tr("Not opened: %1").arg(error.message));
    emit failed(error);
}

void EventFileDialog::showReport() {
    const ImportReport& report = m_task.report();
    const QString notes = notesOf(report);
    // Every place is in this one file.
    m_notes->setPlainText(
        visibleText(QString(notes).replace(m_path + u':', QFileInfo(m_path).fileName() + u':')));
    m_notes->setVisible(!notes.isEmpty());
    if (report.added == 0) {
        const Error error{
            ErrorCode::Read,
            tr("%1 holds no event as “events --format ndjson” prints them").arg(m_path)};
        giveUp(error);
        return;
    }
    emit opened(m_task.location());
    if (notes.isEmpty()) {
        close();
        return;
    }
    say(tr("%1 of %2 lines are open as events.")
            .arg(countText(report.added), countText(report.lines)),
        ColorRole::Text);
}

QString EventFileDialog::notesOf(const ImportReport& report) {
    QStringList lines;
    const auto add = [&lines](const QString& lead, const std::vector<ImportNote>& notes) {
        for (const ImportNote& note : notes) {
            const bool isAll = note.lines <= note.places.size();
            lines += tr("%1 %2 – %3 line(s): %4")
                         .arg(lead, note.what, countText(note.lines),
                              note.places.join(u", "_s) + (isAll ? QString() : u", …"_s));
        }
    };
    add(tr("Left out, it"), report.unread);
    add(tr("Left out, an event of its id"), report.conflicts);
    add(tr("Taken, but not as it was:"), report.changed);
    if (report.present > 0) {
        lines +=
            tr("Left out, the same event came before – %1 line(s)").arg(countText(report.present));
    }
    return lines.join(u'\n');
}

} // namespace muscope
