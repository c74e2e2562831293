// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/payload_view.h"

#include "ui/views/json_pane.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

PayloadView::PayloadView(const Theme& theme, QWidget* parent)
    : DetailView(parent)
    , m_pane(new JsonPane(theme, tr("Payload"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pane);
    setAccessibleName(tr("Payload"));
}

QString PayloadView::name() const {
    return u"payload"_s;
}

QString PayloadView::title() const {
    return tr("Payload");
}

void PayloadView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    if (detail->payload) {
        m_pane->setDocument(detail->payload);
    } else if (!detail->event.payload) {
        m_pane->setMessage(tr("No payload"), tr("The store holds NULL for this event."));
    } else {
        m_pane->setMessage(
            tr("The payload is no JSON"),
            tr("%1. The tab Raw shows it as it is stored.").arg(detail->payloadError));
    }
}

void PayloadView::clear() {
    m_pane->setMessage({}, {});
}

void PayloadView::showPath(const QString& pointer) {
    m_pane->showPath(pointer);
}

bool PayloadView::focusFind() {
    m_pane->focusFind();
    return true;
}

} // namespace muscope
