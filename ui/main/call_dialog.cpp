// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/call_dialog.h"

#include "core/base/utf8_text.h"
#include "core/workspace/live_connections.h"
#include "core/workspace/workspace.h"
#include "ui/models/live_text.h"
#include "ui/models/offer_model.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/answer_view.h"
#include "ui/views/arguments_editor.h"
#include "ui/views/elided_label.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStyledItemDelegate>

#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize CallFirstSize{860, 640};
constexpr qsizetype LongestDescription = 1200;
constexpr int OffersWidth = 250;

// Rows of a list as high as those of a table.
class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), lineHeight(option.font, metrics::RowHeight)};
    }
};

constexpr std::array Kinds{ListKind::Tools, ListKind::Resources, ListKind::ResourceTemplates,
                           ListKind::Prompts};

} // namespace

CallDialog::CallDialog(const ViewContext& context, QSettings& settings, QWidget* parent)
    : ToolDialog(settings, u"live/callSize"_s, CallFirstSize, parent)
    , m_context(context)
    , m_target(new QComboBox(this))
    , m_reload(new QPushButton(tr("List again"), this))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new OfferModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_title(new RoleLabel(context.theme, ColorRole::Text, this))
    , m_description(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_note(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_arguments(new ArgumentsEditor(context.theme, this))
    , m_send(new QPushButton(tr("Call"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_progress(new QProgressBar(this))
    , m_progressText(new ElidedLabel(context.theme, ColorRole::Muted, this))
    , m_answer(new AnswerView(context, this)) {
    build();
    connectParts();
    listConnections();
    showOffer();
}

CallDialog::~CallDialog() = default;

void CallDialog::build() {
    setWindowTitle(tr("Call a tool"));
    setAccessibleName(windowTitle());
    QVBoxLayout* layout = newLayout();
    m_target->setAccessibleName(tr("Server to call"));
    m_target->view()->setAccessibleName(m_target->accessibleName());
    m_reload->setAccessibleName(tr("List again what the server offers"));
    m_reload->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Half);
    row->addWidget(m_target, 1);
    row->addWidget(m_reload);
    layout->addLayout(row);
    auto* parts = new QSplitter(Qt::Horizontal, this);
    parts->setAccessibleName(tr("Offers and call"));
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(1);
    parts->addWidget(makeOffers());
    parts->addWidget(makeCall());
    parts->setStretchFactor(1, 1);
    parts->setSizes({OffersWidth, CallFirstSize.width() - OffersWidth});
    layout->addWidget(parts, 1);
}

QWidget* CallDialog::makeOffers() {
    auto* side = new QWidget(this);
    side->setAccessibleName(tr("What the server offers"));
    m_search->setAccessibleName(tr("Search tools, prompts and resources"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_found->setSourceModel(m_model);
    m_found->setFilterRole(OfferModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_found);
    m_list->setAccessibleName(tr("Tools, prompts and resources"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, metrics::Gap, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    return side;
}

QWidget* CallDialog::makeCall() {
    auto* side = new QWidget(this);
    side->setAccessibleName(tr("Call"));
    m_title->setFont(semiboldFont(scaledFont(font(), 1.12)));
    for (RoleLabel* label : {m_title, m_description, m_note}) {
        label->setWordWrap(true);
    }
    m_send->setAccessibleName(tr("Send the call"));
    m_send->setDefault(true);
    m_cancel->setAccessibleName(tr("Cancel the call"));
    m_cancel->setAutoDefault(false);
    m_progress->setAccessibleName(tr("Progress of the call"));
    m_progress->setFixedWidth(120);
    m_progress->setTextVisible(false);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Half);
    row->addWidget(m_send);
    row->addWidget(m_cancel);
    row->addWidget(m_progress);
    row->addWidget(m_progressText, 1);
    row->addStretch();
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(metrics::Wide, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_title);
    layout->addWidget(m_description);
    layout->addWidget(m_arguments, 3);
    layout->addWidget(m_note);
    layout->addLayout(row);
    layout->addWidget(m_answer, 4);
    return side;
}

void CallDialog::connectParts() {
    LiveConnections& connections = m_context.workspace.liveConnections();
    connect(&connections, &LiveConnections::changed, this, &CallDialog::listConnections);
    connect(m_target, &QComboBox::currentIndexChanged, this, &CallDialog::askForOffers);
    connect(m_reload, &QPushButton::clicked, this, [this] {
        m_listed = 0;
        askForOffers();
    });
    connect(m_search, &QLineEdit::textChanged, m_found,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CallDialog::showOffer);
    connect(m_arguments, &ArgumentsEditor::changed, this, &CallDialog::showReady);
    connect(m_send, &QPushButton::clicked, this, &CallDialog::send);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_call) {
            m_call->cancel();
        }
    });
    connect(m_answer, &AnswerView::eventWanted, this,
            [this](std::uint64_t number) { emit eventWanted(m_listed, number); });
}

LiveConnection* CallDialog::connection() const {
    return m_context.workspace.liveConnections().find(m_target->currentData().toUInt());
}

const LiveOffer* CallDialog::offer() const {
    const QModelIndex chosen = m_found->mapToSource(m_list->currentIndex());
    return chosen.isValid() ? &m_model->offerAt(chosen.row()) : nullptr;
}

void CallDialog::chooseConnection(std::uint32_t number) {
    if (number > 0) {
        m_target->setCurrentIndex(std::max(0, m_target->findData(number)));
    }
}

void CallDialog::listConnections() {
    std::vector<std::pair<QString, std::uint32_t>> targets;
    for (const auto& live : m_context.workspace.liveConnections().all()) {
        if (live->status().canCall()) {
            targets.emplace_back(
                u"%1 · %2"_s.arg(visibleLine(live->name()), visibleLine(live->order().address())),
                live->number());
        }
    }
    if (targets == m_targets) {
        return; // the list may be open
    }
    m_targets = targets;
    const QSignalBlocker quiet(m_target);
    const QVariant chosen = m_target->currentData();
    m_target->clear();
    for (const auto& [title, number] : targets) {
        m_target->addItem(title, number);
    }
    m_target->setCurrentIndex(std::max(0, m_target->findData(chosen)));
    m_target->setEnabled(m_target->count() > 0);
    askForOffers();
}

void CallDialog::askForOffers() {
    LiveConnection* live = connection();
    const std::uint32_t number = live == nullptr ? 0 : live->number();
    if (number != m_listed) {
        m_listed = number;
        m_model->clear();
        showOffer();
        for (const ListKind kind : Kinds) {
            if (live != nullptr && live->offers(kind)) {
                live->list(kind, this, [this, kind, number](const auto& items) {
                    if (number == m_listed) {
                        takeOffers(kind, items);
                    }
                });
            }
        }
    }
    showReady();
}

void CallDialog::takeOffers(ListKind kind, const Result<std::vector<std::string>>& items) {
    std::vector<LiveOffer> offers;
    for (const std::string& item : items ? *items : std::vector<std::string>()) {
        if (auto read =
                offerOf(kind, item,
                        connection() == nullptr ? std::nullopt : connection()->status().revision)) {
            offers.push_back(std::move(*read));
        }
    }
    m_model->setOffers(kind, std::move(offers));
    if (!m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_found->index(0, 0));
    }
    if (m_prepared && kind == ListKind::Tools) {
        choosePrepared();
    }
    if (!items) {
        m_note->setText(visibleLine(items.error().message));
        m_note->show();
    }
}

void CallDialog::prepare(const std::string& tool, const std::string& arguments,
                         const QString& note) {
    m_prepared = {tool, arguments};
    m_note->setText(note);
    if (m_model->rowCount() > 0) {
        choosePrepared();
    }
}

void CallDialog::choosePrepared() {
    const int row = m_model->rowOf(ListKind::Tools, m_prepared->first);
    if (row < 0) {
        m_note->setText(
            tr("This server has no tool %1.").arg(visibleStart(m_prepared->first, 200)));
        m_note->show();
        return;
    }
    m_list->setCurrentIndex(m_found->mapFromSource(m_model->index(row)));
    showOffer();
}

void CallDialog::showOffer() {
    const LiveOffer* chosen = offer();
    m_arguments->setVisible(chosen != nullptr);
    m_description->setVisible(chosen != nullptr);
    if (chosen == nullptr) {
        m_title->setText(connection() == nullptr ? tr("No live server to call")
                                                 : tr("Choose what to ask for"));
        showReady();
        return;
    }
    m_title->setText(visibleLine(chosen->title));
    m_description->setText(visibleText(chosen->refusal.isEmpty()
                                           ? chosen->description.left(LongestDescription)
                                           : chosen->refusal));
    m_description->setVisible(!m_description->text().isEmpty());
    m_arguments->setForm(InputForm::read(chosen->schema));
    const bool isPrepared =
        m_prepared && chosen->kind == ListKind::Tools && chosen->name == m_prepared->first;
    if (isPrepared) {
        m_arguments->setObject(m_prepared->second);
    }
    m_note->setVisible(isPrepared);
    m_answer->clear();
    showReady();
}

void CallDialog::showReady() {
    const LiveOffer* chosen = offer();
    const LiveConnection* live = connection();
    const bool isRunning = m_call && m_call->isRunning();
    m_send->setText(chosen == nullptr || chosen->kind == ListKind::Tools ? tr("Call")
                    : chosen->kind == ListKind::Prompts                  ? tr("Get")
                                                                         : tr("Read"));
    m_send->setEnabled(chosen != nullptr && chosen->refusal.isEmpty() && live != nullptr &&
                       !isRunning && m_arguments->isValid());
    m_reload->setEnabled(live != nullptr);
    m_cancel->setVisible(isRunning);
    m_progress->setVisible(isRunning);
    m_progressText->setVisible(isRunning);
}

void CallDialog::send() {
    const LiveOffer* chosen = offer();
    LiveConnection* live = connection();
    if (chosen == nullptr || live == nullptr) {
        return;
    }
    m_answer->clear();
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("waiting for %1").arg(visibleLine(live->name())));
    m_since.start();
    m_call = live->call(chosen->method(), chosen->params(m_arguments->object()));
    connect(m_call.get(), &LiveCall::progressed, this, &CallDialog::takeProgress);
    connect(m_call.get(), &LiveCall::finished, this, &CallDialog::takeAnswer);
    showReady();
}

void CallDialog::takeProgress(const LiveProgress& progress) {
    // A progress bar counts in int: thousandths are enough.
    const bool hasTotal = progress.total && *progress.total > 0;
    m_progress->setRange(0, hasTotal ? 1000 : 0);
    if (hasTotal) {
        m_progress->setValue(
            static_cast<int>(std::clamp(progress.progress / *progress.total, 0.0, 1.0) * 1000));
    }
    const QString count = hasTotal ? tr("%1 of %2").arg(progress.progress).arg(*progress.total)
                                   : QString::number(progress.progress);
    m_progressText->setText(progress.message.isEmpty()
                                ? count
                                : u"%1 · %2"_s.arg(count, visibleLine(progress.message)));
}

void CallDialog::takeAnswer() {
    m_answer->showAnswer(*m_call->answer(), m_since.nsecsElapsed() / 1000);
    showReady();
}

} // namespace muscope
