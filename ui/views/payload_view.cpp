// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/payload_view.h"

#include "ui/style/metrics.h"
#include "ui/views/content_page.h"
#include "ui/views/counts_page.h"
#include "ui/views/json_pane.h"
#include "ui/views/series_page.h"
#include "ui/views/state_page.h"
#include "ui/views/view_switch.h"

#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int TreePlace = 0;
constexpr QStringView TreeName = u"tree";

} // namespace

PayloadView::PayloadView(const ViewContext& context, QWidget* parent)
    : DetailView(parent)
    , m_tree(new JsonPane(context.theme, tr("Payload"), this))
    , m_pages{new CountsPage(context, this), new StatePage(context, this),
              new SeriesPage(context, this), new ContentPage(context, this)}
    , m_switch(new ViewSwitch(context.theme, tr("Ways to look at the payload"), this))
    , m_switchRow(new QWidget(this))
    , m_stack(new QStackedWidget(this)) {
    build();
    connect(m_switch, &ViewSwitch::chosen, this, &PayloadView::choose);
}

void PayloadView::build() {
    m_stack->addWidget(m_tree);
    for (ShapePage* page : m_pages) {
        m_stack->addWidget(page);
    }
    auto* row = new QHBoxLayout(m_switchRow);
    row->setContentsMargins(metrics::Half, metrics::Half, metrics::Gap, metrics::Quarter);
    row->addWidget(m_switch);
    row->addStretch(1);
    m_switchRow->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_switchRow);
    layout->addWidget(m_stack, 1);
    setAccessibleName(tr("Payload"));
}

QString PayloadView::name() const {
    return u"payload"_s;
}

QString PayloadView::title() const {
    return tr("Payload");
}

void PayloadView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_detail = detail;
    m_offered.clear();
    QStringList titles{tr("Tree")};
    for (ShapePage* page : m_pages) {
        if (detail->shape && page->takes(*detail->shape)) {
            m_offered.push_back(page);
            titles += page->title();
        } else {
            page->clear();
        }
    }
    m_isFilled.assign(m_offered.size(), false);
    m_switchRow->setVisible(!m_offered.empty());
    m_switch->setChoices(titles);
    showTree(*detail);
    if (m_offered.empty()) {
        m_stack->setCurrentWidget(m_tree);
        return;
    }
    const QString wanted = m_choices.value(m_offered.front()->name()).toString();
    const auto found = std::ranges::find(m_offered, wanted, &ShapePage::name);
    const auto place = found == m_offered.end() ? 0 : found - m_offered.begin();
    bringToFront(wanted == TreeName ? TreePlace : static_cast<int>(place) + 1);
}

void PayloadView::showTree(const EventDetail& detail) {
    if (detail.payload) {
        m_tree->setDocument(detail.payload);
    } else if (!detail.event.payload) {
        m_tree->setMessage(tr("No payload"), tr("The store holds NULL for this event."));
    } else {
        m_tree->setMessage(
            tr("The payload is no JSON"),
            tr("%1. The tab Raw shows it as it is stored.").arg(detail.payloadError));
    }
}

void PayloadView::choose(int place) {
    m_choices[m_offered.front()->name()] =
        place == TreePlace ? TreeName.toString()
                           : m_offered[static_cast<std::size_t>(place) - 1]->name();
    bringToFront(place);
}

void PayloadView::bringToFront(int place) {
    m_switch->setCurrent(place);
    if (place == TreePlace) {
        m_stack->setCurrentWidget(m_tree);
        return;
    }
    const auto at = static_cast<std::size_t>(place) - 1;
    if (!m_isFilled[at]) {
        m_isFilled[at] = true;
        m_offered[at]->showDetail(m_detail);
    }
    m_stack->setCurrentWidget(m_offered[at]);
}

void PayloadView::clear() {
    m_detail.reset();
    m_offered.clear();
    m_isFilled.clear();
    m_switchRow->hide();
    for (ShapePage* page : m_pages) {
        page->clear();
    }
    m_tree->setMessage({}, {});
    m_stack->setCurrentWidget(m_tree);
}

void PayloadView::showPath(const QString& pointer) {
    bringToFront(TreePlace);
    m_tree->showPath(pointer);
}

bool PayloadView::focusFind() {
    bringToFront(TreePlace); // what is searched; the choice stays
    m_tree->focusFind();
    return true;
}

} // namespace muscope
