// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/receipt_view.h"

#include "core/workspace/workspace.h"
#include "ui/dialogs/receipt_help_dialog.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/banner.h"
#include "ui/views/receipt_drop.h"
#include "ui/views/receipt_section.h"
#include "ui/views/verdict_card.h"

#include <QFrame>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t MostSections = 40;
constexpr qsizetype EventNameCharacters = 80;

QFrame* makeLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    return line;
}

} // namespace

ReceiptView::ReceiptView(const ViewContext& context, QWidget* parent)
    : DetailView(parent)
    , m_context(context)
    , m_banner(new Banner(context.theme, tr("Dismiss"), this))
    , m_progress(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_area(new QScrollArea(this)) {
    build();
    auto* drop = new ReceiptDrop(context.theme, this, [this](const QPoint&) { return rect(); });
    connect(drop, &ReceiptDrop::dropped, &context.state, &InspectionState::giveReceiptFiles);
    connect(&context.state, &InspectionState::receiptFilesGiven, this, &ReceiptView::takeFiles);
    connect(&context.state, &InspectionState::currentRowChanged, this, &ReceiptView::forgetFiles);
    connect(m_banner, &Banner::buttonClicked, m_banner, &QWidget::hide);
    connect(&m_checking, &QFutureWatcherBase::finished, this, &ReceiptView::takeChecked);
    connect(&m_other, &QFutureWatcherBase::finished, this, &ReceiptView::takeOther);
}

QString ReceiptView::name() const {
    return u"receipt"_s;
}

QString ReceiptView::title() const {
    return tr("Receipt");
}

void ReceiptView::build() {
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(tr("Receipts of the event"));
    m_progress->setContentsMargins(metrics::Gap, metrics::Half, metrics::Gap, 0);
    m_progress->setWordWrap(true);
    m_progress->hide();
    m_banner->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_progress);
    layout->addWidget(m_area, 1);
    layout->addWidget(makeFooter());
    setAccessibleName(tr("Receipt"));
}

QWidget* ReceiptView::makeFooter() {
    auto* footer = new QWidget(this);
    footer->setAccessibleName(tr("About receipts"));
    auto* makeButton = new QPushButton(tr("Make receipt…"), footer);
    makeButton->setAccessibleName(tr("Make a receipt of the event"));
    connect(makeButton, &QPushButton::clicked, &m_context.state, &InspectionState::askForReceipt);
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Gap);
    inside->setSpacing(metrics::Half);
    inside->addWidget(makeWarning(footer));
    inside->addWidget(makeButton, 0, Qt::AlignLeft);
    auto* layout = new QVBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeLine(footer));
    layout->addLayout(inside);
    return footer;
}

QWidget* ReceiptView::makeWarning(QWidget* parent) {
    auto* warning = new RoleLabel(m_context.theme, ColorRole::Muted, parent);
    // The one rich text: a sentence of muscope's own, with nothing from the data in it.
    warning->setTextFormat(Qt::RichText);
    const auto say = [this, warning] {
        const QString link = u"<a href=\"#\" style=\"text-decoration:none;color:%1\">%2</a>"_s.arg(
            m_context.theme.color(ColorRole::Accent).name(), tr("What a receipt proves"));
        warning->setText(tr("A reversed copy shows damage and one-sided edits. It does not show "
                            "who made a change. %1")
                             .arg(link));
    };
    say();
    connect(&m_context.theme, &Theme::changed, warning, say);
    warning->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    warning->setFocusPolicy(Qt::TabFocus);
    warning->setAccessibleName(tr("What a receipt proves"));
    warning->setWordWrap(true);
    connect(warning, &QLabel::linkActivated, this, &ReceiptView::explain);
    return warning;
}

void ReceiptView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_detail = detail;
    m_other.setFuture({});
    showPage();
    checkFiles();
}

void ReceiptView::clear() {
    m_detail.reset();
    forgetFiles();
    m_area->setWidget(new QWidget(m_area));
}

void ReceiptView::takeFiles(const QStringList& files) {
    m_files = files;
    m_banner->hide();
    checkFiles();
}

// Checks what was given once the event that it was given for is there.
void ReceiptView::checkFiles() {
    const bool isCurrent = m_detail && m_detail->number == m_context.state.currentRow();
    if (m_files.isEmpty() || !isCurrent) {
        return;
    }
    m_progress->setText(m_files.size() == 1 ? tr("Checking 1 file…")
                                            : tr("Checking %1 files…").arg(m_files.size()));
    m_progress->show();
    const Workspace& workspace = m_context.workspace;
    m_checking.setFuture(workspace.receiptDesk().checkFiles(m_detail, m_files, workspace.location(),
                                                            workspace.index().size()));
    m_files.clear();
}

void ReceiptView::takeChecked() {
    m_progress->hide();
    if (m_checking.future().resultCount() == 0 || !m_detail) {
        return;
    }
    m_checked = std::make_shared<const FileReceipts>(m_checking.result());
    QStringList errors;
    for (const QString& error : m_checked->errors) {
        errors += asSentence(visibleLine(error));
    }
    m_banner->setSentence(errors.join(u'\n'));
    m_banner->setVisible(!errors.isEmpty());
    showPage();
}

void ReceiptView::forgetFiles() {
    m_context.workspace.receiptDesk().stopChecking();
    m_checking.setFuture({});
    m_files.clear();
    m_checked.reset();
    m_progress->hide();
    m_banner->hide();
}

void ReceiptView::showPage() {
    auto* page = new QWidget(m_area);
    page->setAccessibleName(tr("Receipts of the event"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Gap);
    layout->setSpacing(metrics::Wide);
    addFileReceipts(*layout, page);
    if (m_detail->receipts.empty()) {
        auto* card = new VerdictCard(m_context.theme, page);
        card->setVerdict(m_detail->verdict, verdictHeading(m_detail->verdict, m_detail->level),
                         verdictExplanation(m_detail->verdict, m_detail->level));
        layout->addWidget(card);
    }
    const std::size_t shown = std::min(m_detail->receipts.size(), MostSections);
    for (std::size_t place = 0; place < shown; ++place) {
        addReceipt({m_detail, &m_detail->receipts[place]}, *layout, page);
    }
    if (shown < m_detail->receipts.size()) {
        addNote(tr("%1 more receipts are not shown").arg(m_detail->receipts.size() - shown),
                *layout, page);
    }
    layout->addStretch();
    m_area->setWidget(page);
}

void ReceiptView::addFileReceipts(QVBoxLayout& layout, QWidget* page) {
    if (!m_checked || m_checked->reports.empty()) {
        return;
    }
    const auto& reports = m_checked->reports;
    const auto nameOf = [](const ReceiptReport& report) {
        return visibleStart(report.foundIn, EventNameCharacters);
    };
    addNote(tr("%1, not part of the store: shown until another event is chosen. The event's own "
               "verdict, in the table and in the coverage, stays what it is.")
                .arg(reports.size() == 1 ? nameOf(reports.front())
                                         : tr("%1 files").arg(reports.size())),
            layout, page);
    const std::size_t shown = std::min(reports.size(), MostSections);
    for (std::size_t place = 0; place < shown; ++place) {
        auto* part = new QVBoxLayout;
        part->setSpacing(metrics::Quarter);
        if (reports.size() > 1) {
            addNote(nameOf(reports[place]), *part, page);
        }
        addReceipt({m_checked, &reports[place]}, *part, page);
        layout.addLayout(part);
    }
    if (shown < reports.size()) {
        addNote(tr("%1 more files are not shown").arg(reports.size() - shown), layout, page);
    }
    layout.addWidget(makeLine(page));
    addNote(tr("What the event's own receipts say"), layout, page);
}

void ReceiptView::addNote(const QString& text, QVBoxLayout& layout, QWidget* page) {
    auto* note = new RoleLabel(m_context.theme, ColorRole::Muted, page);
    note->setText(text);
    note->setWordWrap(true);
    layout.addWidget(note);
}

void ReceiptView::addReceipt(std::shared_ptr<const ReceiptReport> report, QVBoxLayout& layout,
                             QWidget* page) {
    auto* section = new ReceiptSection(std::move(report), m_context.theme, page);
    connect(section, &ReceiptSection::otherEventWanted, this, &ReceiptView::goToOther);
    layout.addWidget(section);
}

void ReceiptView::goToOther(const EventId& event) {
    m_other.setFuture(m_context.workspace.findEvent(event));
}

void ReceiptView::takeOther() {
    if (m_other.future().resultCount() == 0) {
        return;
    }
    const Result<RowNumber> row = m_other.result();
    if (row) {
        m_context.state.setCurrentRow(*row);
    } else {
        m_banner->setSentence(asSentence(visibleLine(row.error().message)));
        m_banner->show();
    }
}

void ReceiptView::explain() {
    auto* dialog = new ReceiptHelpDialog(m_context.theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace muscope
