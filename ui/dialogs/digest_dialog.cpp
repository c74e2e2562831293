// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/digest_dialog.h"

#include "core/receipt/signature_key.h"
#include "core/workspace/digest_task.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/task_strip.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize FirstSize{720, 300};
constexpr int HexDigits = 64; // of a digest

} // namespace

DigestDialog::DigestDialog(Subject subject, const Theme& theme, QSettings& settings,
                           QWidget* parent)
    : ToolDialog(settings, u"digest/takeSize"_s, FirstSize, parent)
    , m_subject(std::move(subject))
    , m_task(new DigestTask(parent))
    , m_digest(new QLineEdit(this))
    , m_count(new RoleLabel(theme, ColorRole::Muted, this))
    , m_key(new PathField(tr("Private key"), tr("none: the anchor is not signed"), this))
    , m_message(new RoleLabel(theme, ColorRole::Muted, this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_save(new QPushButton(tr("Save anchor…"), this)) {
    build(theme);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_digest->text()); });
    connect(m_save, &QPushButton::clicked, this, &DigestDialog::chooseFile);
    connect(m_task, &DigestTask::finished, this, &DigestDialog::showTask);
    take();
}

DigestDialog::~DigestDialog() {
    if (m_task) {
        m_task->retire();
    }
}

void DigestDialog::build(const Theme& theme) {
    setWindowTitle(tr("Session digest"));
    setAccessibleName(windowTitle());
    auto* about = new RoleLabel(theme, ColorRole::Muted, this);
    about->setText(tr("One value over all events of the session in their order. Save the anchor "
                      "and keep it where those who may write to the store cannot reach it, or sign "
                      "it: compared later, it names what was changed, removed, inserted or moved "
                      "since."));
    about->setWordWrap(true);
    auto* form = newForm();
    addResult(*form);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setFocusPolicy(Qt::NoFocus);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_save->setAccessibleName(tr("Save anchor…"));
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = newLayout();
    layout->addWidget(about);
    layout->addLayout(form);
    layout->addWidget(new TaskStrip(*m_task, this));
    layout->addWidget(m_message);
    layout->addStretch(1);
    layout->addWidget(buttons);
}

void DigestDialog::addResult(QFormLayout& form) {
    auto* session = new QLineEdit(visibleBytes(m_subject.session.value()), this);
    session->setReadOnly(true);
    session->setFont(monospaceFont());
    session->setAccessibleName(tr("Session"));
    form.addRow(tr("Session"), session);
    m_digest->setReadOnly(true);
    m_digest->setFont(monospaceFont());
    m_digest->setAccessibleName(tr("Digest"));
    m_digest->setMinimumWidth(m_digest->fontMetrics().horizontalAdvance(QString(HexDigits, u'0')) +
                              2 * metrics::Wide);
    m_copy->setAccessibleName(tr("Copy digest"));
    m_copy->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Half);
    row->addWidget(m_digest, 1);
    row->addWidget(m_copy);
    form.addRow(tr("Digest"), row);
    form.addRow(QString(), m_count);
    form.addRow(tr("Sign with"), m_key);
}

void DigestDialog::take() {
    m_copy->setEnabled(false);
    m_save->setEnabled(false);
    m_task->take(m_subject.location, m_subject.session, m_subject.expected);
}

void DigestDialog::showTask() {
    const PassState& state = m_task->state();
    const auto taken = m_task->taken();
    m_copy->setEnabled(taken != nullptr);
    m_save->setEnabled(taken != nullptr && taken->count > 0);
    if (m_task->order() == DigestTask::Order::Save) {
        showSaved();
    } else if (state.phase == PassState::Phase::Failed) {
        say(state.error->message, true);
    } else if (state.phase == PassState::Phase::Cancelled) {
        say(tr("Stopped: there is no digest of a part of a session."), true);
    } else if (taken) {
        m_digest->setText(QString::fromStdString(hexOf(taken->digest)));
        m_digest->setCursorPosition(0);
        m_count->setText(tr("SHA-256 over %1 events").arg(countText(taken->count)));
        if (taken->count == 0) {
            say(tr("The session has no events any more."), true);
        }
    }
}

void DigestDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Save anchor"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    // Asked here: the signature beside it counts as well.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setNameFilters({tr("Anchors (*.anchor)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"anchor"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &DigestDialog::saveAs);
    dialog->open();
}

void DigestDialog::saveAs(const QString& path) {
    m_path = path;
    m_keyPath = m_key->path();
    if (const auto apart = isApartFrom(path, {m_subject.location.path, m_keyPath}); !apart) {
        say(tr("Not saved: %1.").arg(apart.error().message), true);
        return;
    }
    if (const Result<void> free = isFreeForAnchor(path); !free) {
        askReplace(free.error().message);
        return;
    }
    save(Replace::Refuse, {});
}

void DigestDialog::save(Replace replace, const QByteArray& passphrase) {
    m_replace = replace;
    m_save->setEnabled(false);
    m_task->save(m_path, m_keyPath, passphrase, replace);
}

void DigestDialog::askReplace(const QString& why) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Replace the anchor?"), why + u'.',
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("What is replaced cannot be brought back. A signature beside it "
                               "goes too."));
    const QPushButton* replace = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(replace, &QPushButton::clicked, this, [this] { save(Replace::Replace, {}); });
    box->open();
}

void DigestDialog::askPassphrase() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Passphrase"));
    dialog->setAccessibleName(tr("Passphrase"));
    dialog->setLabelText(m_task->state().error->message);
    dialog->setTextEchoMode(QLineEdit::Password);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString& text) { save(m_replace, text.toUtf8()); });
    dialog->open();
}

void DigestDialog::showSaved() {
    const PassState& state = m_task->state();
    if (state.error && state.error->code == ErrorCode::Authentication) {
        say(tr("Not saved: %1.").arg(state.error->message), true);
        askPassphrase();
        return;
    }
    if (state.phase != PassState::Phase::Done) {
        say(state.error ? tr("Not saved: %1.").arg(state.error->message) : tr("Not saved."), true);
        return;
    }
    const QString key = m_key->path();
    QString sentence =
        key.isEmpty()
            ? tr("Saved to %1, not signed.").arg(m_path)
            : tr("Saved to %1 and signed in %2.").arg(m_path, AnchorSignature::pathFor(m_path));
    const bool isOpenKey = !m_keyPath.isEmpty() && isReadableByOthers(m_keyPath);
    if (isOpenKey) {
        sentence += u' ' + tr("Others can read the private key; chmod 600 keeps it yours.");
    }
    say(sentence, isOpenKey);
}

void DigestDialog::say(const QString& sentence, bool isProblem) {
    m_message->setRole(isProblem ? ColorRole::Differs : ColorRole::Text);
    m_message->setText(visibleLine(sentence));
}

} // namespace muscope
