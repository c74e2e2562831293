// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/content_page.h"

#include "ui/style/metrics.h"
#include "ui/views/content_block_view.h"

#include <QBoxLayout>
#include <QFrame>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace muscope {

ContentPage::ContentPage(const ViewContext& context, QWidget* parent)
    : ShapePage(context, u"content"_s, tr("Content"), parent)
    , m_area(new QScrollArea(this)) {
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(tr("Content of the payload"));
    body().addWidget(m_area, 1);
}

bool ContentPage::takes(const PayloadShape& shape) const {
    return shape.content.has_value();
}

void ContentPage::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    const ContentBlocks& content = *detail->shape->content;
    setChecks(content.checks);
    auto* page = new QWidget(m_area);
    page->setAccessibleName(m_area->accessibleName());
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::Gap, metrics::Quarter, metrics::Gap, metrics::Gap);
    layout->setSpacing(metrics::Wide);
    std::size_t number = 0;
    for (const ContentBlock& block : content.blocks) {
        layout->addWidget(new ContentBlockView(context(), detail->payload, block, ++number, page));
    }
    layout->addStretch(1);
    m_area->setWidget(page);
}

void ContentPage::clear() {
    setChecks({});
    m_area->setWidget(new QWidget(m_area));
}

} // namespace muscope
