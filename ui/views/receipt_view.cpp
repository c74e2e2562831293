// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/receipt_view.h"

#include "ui/dialogs/receipt_help_dialog.h"
#include "ui/models/verdict_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/receipt_section.h"
#include "ui/views/verdict_card.h"

#include <QFrame>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t MostSections = 40;

} // namespace

ReceiptView::ReceiptView(const Theme& theme, QWidget* parent)
    : DetailView(parent)
    , m_theme(theme)
    , m_area(new QScrollArea(this))
    , m_footer(new QWidget(this)) {
    build();
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
    auto* line = new QFrame(m_footer);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    // The one rich text: a sentence of muscope's own, with nothing from the data in it.
    auto* warning = new RoleLabel(m_theme, ColorRole::Muted, m_footer);
    warning->setTextFormat(Qt::RichText);
    warning->setText(tr("A reversed copy shows damage and one-sided edits. It does not show who "
                        "made a change. %1")
                         .arg(u"<a href=\"#\" style=\"text-decoration:none\">%1</a>"_s.arg(
                             tr("What a receipt proves"))));
    warning->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    warning->setFocusPolicy(Qt::TabFocus);
    warning->setAccessibleName(tr("What a receipt proves"));
    warning->setWordWrap(true);
    warning->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Gap);
    connect(warning, &QLabel::linkActivated, this, &ReceiptView::explain);
    auto* footer = new QVBoxLayout(m_footer);
    footer->setContentsMargins(0, 0, 0, 0);
    footer->setSpacing(0);
    footer->addWidget(line);
    footer->addWidget(warning);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_area, 1);
    layout->addWidget(m_footer);
    setAccessibleName(tr("Receipt"));
}

void ReceiptView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    auto* page = new QWidget(m_area);
    page->setAccessibleName(tr("Receipts of the event"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Gap);
    layout->setSpacing(metrics::Wide);
    if (detail->receipts.empty()) {
        auto* card = new VerdictCard(m_theme, page);
        card->setVerdict(detail->verdict, detail->level,
                         verdictMeaning(detail->verdict, detail->level));
        layout->addWidget(card);
    }
    const std::size_t shown = std::min(detail->receipts.size(), MostSections);
    for (std::size_t place = 0; place < shown; ++place) {
        layout->addWidget(new ReceiptSection(detail->receipts[place], m_theme, page));
    }
    if (shown < detail->receipts.size()) {
        auto* rest = new RoleLabel(m_theme, ColorRole::Muted, page);
        rest->setText(tr("%1 more receipts are not shown").arg(detail->receipts.size() - shown));
        layout->addWidget(rest);
    }
    layout->addStretch();
    m_area->setWidget(page);
}

void ReceiptView::clear() {
    m_area->setWidget(new QWidget(m_area));
}

void ReceiptView::explain() {
    auto* dialog = new ReceiptHelpDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace muscope
