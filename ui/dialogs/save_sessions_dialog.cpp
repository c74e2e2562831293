// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/save_sessions_dialog.h"

#include "core/workspace/session_save_task.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/scope_box.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>
#include <QFormLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize SaveFirstSize{640, 260};

} // namespace

SaveSessionsDialog::SaveSessionsDialog(const ExportSubject& subject, const Theme& theme,
                                       QSettings& settings, QWidget* parent)
    : SaveSessionsDialog(subject, *new SessionSaveTask(parent), theme, settings, parent) {}

SaveSessionsDialog::SaveSessionsDialog(const ExportSubject& subject, SessionSaveTask& task,
                                       const Theme& theme, QSettings& settings, QWidget* parent)
    : WriteDialog({u"saveSessions"_s, tr("Save"), SaveFirstSize}, subject.location.path, task,
                  theme, settings, parent)
    , m_subject(subject)
    , m_task(task)
    , m_scope(new ScopeBox(subject, {ExportScope::Session, ExportScope::Chosen}, this)) {
    build(theme);
    connect(m_scope, &ScopeBox::changed, this, &SaveSessionsDialog::takeScope);
    takeScope();
}

void SaveSessionsDialog::build(const Theme& theme) {
    setWindowTitle(tr("Save session"));
    setAccessibleName(windowTitle());
    auto* about = new RoleLabel(theme, ColorRole::Muted, this);
    about->setWordWrap(true);
    about->setText(tr("A file that opens as any store does, with the same verdicts: events with "
                      "their raw bytes, receipts, the workflows that are open, and a digest of "
                      "each session. Nothing is taken out of it."));
    QFormLayout* form = newForm();
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->addRow(tr("Sessions"), m_scope);
    form->addRow(tr("F&ile"), &pathField());
    QVBoxLayout* layout = newLayout();
    layout->addWidget(about);
    layout->addLayout(form);
    layout->addStretch(1);
    addFoot(*layout);
}

void SaveSessionsDialog::takeScope() {
    suggest(m_scope->scope() == ExportScope::Session ? QString::fromUtf8(m_subject.session->value())
                                                     : m_subject.location.name(),
            u"muscope"_s);
}

void SaveSessionsDialog::start(const QString& path, bool replaces) {
    const ExportScope scope = m_scope->scope();
    m_task.save(m_subject.location,
                {m_subject.sessionsOf(scope), m_subject.companions, path, replaces},
                m_subject.eventsOf(scope));
}

void SaveSessionsDialog::setChoosing(bool isChoosing) {
    m_scope->setEnabled(isChoosing);
    pathField().setEnabled(isChoosing);
}

} // namespace muscope
