// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/anchor_dialog.h"

#include "core/workspace/digest_task.h"
#include "core/workspace/workspace.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/task_strip.h"
#include "ui/models/anchor_differences_model.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/event_seeker.h"
#include "ui/state/inspection_state.h"
#include "ui/state/selection_copier.h"
#include "ui/style/difference_delegate.h"
#include "ui/style/flat_table.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/sign_label.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize AnchorFirstSize{640, 520};
constexpr int WhatWidth = 144;
constexpr int MostCopiedDifferences =
    100'000; // rows; of more, making the text would hold the window up

QString sessionName(const AnchorCheck& check) {
    return visibleBytes(QByteArrayView(check.sessionId.data(), qsizetype(check.sessionId.size())));
}

// "2 changed, 1 removed".
QString countsOf(const AnchorComparison& comparison) {
    QStringList parts;
    const auto add = [&parts](const QString& part, const std::vector<std::string>& ids) {
        if (!ids.empty()) {
            parts += part.arg(countText(static_cast<std::int64_t>(ids.size())));
        }
    };
    add(AnchorDialog::tr("%1 changed"), comparison.changed);
    add(AnchorDialog::tr("%1 removed"), comparison.removed);
    add(AnchorDialog::tr("%1 inserted"), comparison.inserted);
    add(AnchorDialog::tr("%1 reordered"), comparison.reordered);
    return parts.join(u", "_s);
}

QString reasonOf(const AnchorCheck& check) {
    QStringList reasons;
    if (const QString counts = countsOf(check.comparison); !counts.isEmpty()) {
        reasons += counts;
    }
    if (!check.isConsistent) {
        reasons += AnchorDialog::tr("the anchor contradicts itself: it was edited");
    }
    if (check.signature && check.signature->state == AnchorSignature::State::Invalid) {
        reasons += AnchorDialog::tr("its signature is not valid");
    }
    return reasons.join(u"; "_s);
}

QString signatureText(const std::optional<AnchorSignature>& signature) {
    if (!signature) {
        return AnchorDialog::tr("The anchor is not signed.");
    }
    const QString key =
        signature->fingerprint.isEmpty()
            ? QString()
            : AnchorDialog::tr(" (%1, key %2)").arg(signature->algorithm, signature->fingerprint);
    switch (signature->state) {
    case AnchorSignature::State::NotChecked:
        return AnchorDialog::tr("Signature not checked: no public key was given.");
    case AnchorSignature::State::CannotCheck:
        return AnchorDialog::tr("Signature neither valid nor invalid: %1").arg(signature->message) +
               key;
    case AnchorSignature::State::Invalid:
        return AnchorDialog::tr("Signature not valid: %1").arg(signature->message) + key;
    case AnchorSignature::State::Valid:
        return AnchorDialog::tr("Signature valid") + key;
    }
    Q_UNREACHABLE();
}

} // namespace

AnchorDialog::AnchorDialog(Workspace& workspace, InspectionState& state, const Theme& theme,
                           QSettings& settings, QWidget* parent)
    : ToolDialog(settings, u"digest/compareSize"_s, AnchorFirstSize, parent)
    , m_workspace(workspace)
    , m_task(new DigestTask(parent))
    , m_seeker(new EventSeeker(workspace, state, this))
    , m_model(new AnchorDifferencesModel(this))
    , m_anchor(new PathField(tr("Anchor"), tr("a file saved by “Take session digest”"), this))
    , m_key(new PathField(tr("Public key"), tr("none: a signature is not checked"), this))
    , m_holds(new SignLabel(theme, Verdict::Match, this))
    , m_fails(new SignLabel(theme, Verdict::Differs, this))
    , m_signature(new RoleLabel(theme, ColorRole::Muted, this))
    , m_message(new RoleLabel(theme, ColorRole::Muted, this))
    , m_table(new QTableView(this))
    , m_compare(new QPushButton(tr("Compare"), this))
    , m_copy(new QPushButton(tr("Copy list"), this)) {
    build(theme);
    connect(m_anchor, &PathField::pathChanged, this, &AnchorDialog::showReady);
    connect(m_compare, &QPushButton::clicked, this, &AnchorDialog::compare);
    connect(m_copy, &QPushButton::clicked, this, &AnchorDialog::copyList);
    connect(m_task, &DigestTask::finished, this, &AnchorDialog::showTask);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { goTo(index.row()); });
    connect(m_seeker, &EventSeeker::arrived, this, [this] { say({}, ColorRole::Muted); });
    connect(m_seeker, &EventSeeker::missed, this, [this](const QString& sentence) {
        say(tr("%1. Reload (F5) reads the session anew.").arg(sentence), ColorRole::Differs);
    });
    showReady();
}

AnchorDialog::~AnchorDialog() {
    if (m_task) {
        m_task->retire();
    }
}

void AnchorDialog::build(const Theme& theme) {
    setWindowTitle(tr("Compare with anchor"));
    setAccessibleName(windowTitle());
    auto* about = new RoleLabel(theme, ColorRole::Muted, this);
    about->setText(tr("Names the events that were changed, removed, inserted or moved since the "
                      "anchor was taken; not by whom."));
    about->setWordWrap(true);
    auto* form = newForm();
    form->addRow(tr("Anchor"), m_anchor);
    form->addRow(tr("Public key"), m_key);
    for (RoleLabel* label : {m_signature, m_message}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        label->hide();
    }
    m_holds->hide();
    m_fails->hide();
    buildTable(theme);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_compare->setAccessibleName(tr("Compare"));
    m_copy->setAccessibleName(tr("Copy list"));
    buttons->addButton(m_compare, QDialogButtonBox::ActionRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    // Enter goes to an event where the table has the focus, and compares where a field has it: no
    // button may take it.
    for (QPushButton* button : {m_compare, m_copy, buttons->button(QDialogButtonBox::Close)}) {
        button->setAutoDefault(false);
    }
    connect(m_anchor, &PathField::entered, m_compare, &QPushButton::click);
    connect(m_key, &PathField::entered, m_compare, &QPushButton::click);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = newLayout();
    layout->addWidget(about);
    layout->addLayout(form);
    layout->addWidget(new TaskStrip(*m_task, this));
    layout->addWidget(m_holds);
    layout->addWidget(m_fails);
    layout->addWidget(m_signature);
    layout->addWidget(m_table, 1);
    layout->addStretch(); // takes the room while the table is hidden
    layout->addWidget(m_message);
    layout->addWidget(buttons);
}

void AnchorDialog::buildTable(const Theme& theme) {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DifferenceDelegate(theme, m_table));
    makeFlat(*m_table);
    connect(new SelectionCopier(*m_table), &SelectionCopier::copied, this,
            [this](const QString& sentence) { say(sentence, ColorRole::Muted); });
    m_table->setAccessibleName(tr("Differences"));
    m_table->hide();
    m_table->horizontalHeader()->setSectionResizeMode(AnchorDifferencesModel::Event,
                                                      QHeaderView::Stretch);
    m_table->setColumnWidth(AnchorDifferencesModel::What, WhatWidth);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setToolTip(tr("Enter or a double click goes to the event"));
}

void AnchorDialog::showReady() {
    const bool isRunning = m_task->state().isRunning();
    m_compare->setEnabled(!isRunning && !m_anchor->path().isEmpty());
    m_copy->setEnabled(m_model->rowCount() > 0);
}

void AnchorDialog::compare() {
    m_location = m_workspace.location();
    showCheck(nullptr);
    say({}, ColorRole::Muted);
    m_task->compare(m_location, m_anchor->path(), m_key->path());
    showReady();
}

void AnchorDialog::showTask() {
    const PassState& state = m_task->state();
    if (state.phase == PassState::Phase::Failed) {
        say(state.error->message, ColorRole::Differs);
    } else if (state.phase == PassState::Phase::Cancelled) {
        say(tr("Stopped: nothing is known of the session."), ColorRole::Differs);
    } else {
        showCheck(m_task->check());
    }
    showReady();
}

void AnchorDialog::showCheck(const std::shared_ptr<const AnchorCheck>& check) {
    m_model->setCheck(check);
    m_holds->setVisible(check && check->holds());
    m_fails->setVisible(check && !check->holds());
    m_table->setVisible(m_model->rowCount() > 0);
    m_signature->setVisible(check != nullptr);
    if (!check) {
        return;
    }
    const QString session = sessionName(*check);
    if (check->holds()) {
        m_holds->setText(tr("Session %1 holds: %2 events as anchored")
                             .arg(session, countText(check->foundCount)),
                         true);
    } else {
        m_fails->setText(tr("Session %1 does not hold: %2").arg(session, reasonOf(*check)), true);
    }
    m_signature->setText(visibleLine(signatureText(check->signature)));
    m_signature->setRole(check->signature &&
                                 check->signature->state == AnchorSignature::State::Invalid
                             ? ColorRole::Differs
                             : ColorRole::Muted);
    if (m_model->rowCount() > 0) {
        m_table->setCurrentIndex(m_model->index(0, 0));
        m_table->setFocus();
    }
}

void AnchorDialog::goTo(int row) {
    const EventId event = m_model->eventAt(row);
    const QString name = visibleBytes(event.value());
    if (m_model->kindAt(row) == AnchorDifferencesModel::Kind::Removed) {
        say(tr("%1 is no longer in the store: there is nothing to go to.").arg(name),
            ColorRole::Muted);
    } else if (m_workspace.storeState() != Workspace::StoreState::Open ||
               m_workspace.location().storableText() != m_location.storableText()) {
        say(tr("Another store is open now than the one that was compared."), ColorRole::Muted);
    } else {
        say(tr("Going to %1…").arg(name), ColorRole::Muted);
        m_seeker->seek(SessionId(QByteArray::fromStdString(m_task->check()->sessionId)), event);
    }
}

void AnchorDialog::copyList() {
    QGuiApplication::clipboard()->setText(m_model->text(MostCopiedDifferences));
    if (m_model->rowCount() > MostCopiedDifferences) {
        say(tr("The first %1 of %2 events were copied.")
                .arg(countText(MostCopiedDifferences), countText(m_model->rowCount())),
            ColorRole::Muted);
    }
}

void AnchorDialog::say(const QString& sentence, ColorRole role) {
    m_message->setRole(role);
    m_message->setText(visibleLine(sentence));
    m_message->setVisible(!sentence.isEmpty());
}

} // namespace muscope
