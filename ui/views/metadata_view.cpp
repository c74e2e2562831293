// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/metadata_view.h"

#include "core/workspace/workspace.h"
#include "ui/models/visible_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/views/json_pane.h"
#include "ui/views/key_value_list.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype MetadataCharacters = 400;

QString shown(const QByteArray& bytes) {
    return visibleStart({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                        MetadataCharacters);
}

} // namespace

MetadataView::MetadataView(const Workspace& workspace, const InspectionState& state,
                           const Theme& theme, QWidget* parent)
    : DetailView(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_facts(new KeyValueList(theme, this))
    , m_pane(new JsonPane(theme, tr("Metadata"), this)) {
    auto* facts = new QVBoxLayout;
    facts->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Quarter);
    facts->addWidget(m_facts);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(facts);
    layout->addWidget(m_pane, 1);
    m_facts->setAccessibleName(tr("Columns of the event"));
    connect(&state, &InspectionState::timeFormatChanged, this, &MetadataView::showFacts);
    setAccessibleName(tr("Metadata"));
}

QString MetadataView::name() const {
    return u"metadata"_s;
}

QString MetadataView::title() const {
    return tr("Metadata");
}

void MetadataView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_detail = detail;
    showFacts();
    if (detail->metadata) {
        m_pane->setDocument(detail->metadata);
    } else if (!detail->event.metadata) {
        m_pane->setMessage(tr("No metadata"), tr("The store holds none for this event."));
    } else {
        m_pane->setMessage(
            tr("The metadata is no JSON"),
            tr("%1. The tab Raw shows it as it is stored.").arg(detail->metadataError));
    }
}

void MetadataView::showFacts() {
    if (!m_detail) {
        m_facts->setFacts({});
        return;
    }
    const StoredEvent& event = m_detail->event;
    const Timestamp time = m_workspace.index().row(m_detail->number).time;
    std::vector<KeyValueList::Fact> facts{
        {tr("Event id"), shown(event.eventId.value()), true},
        {tr("Session"), shown(event.sessionId.value()), true},
        {tr("Type"), shown(event.type), false},
        {tr("Place in store"), QString::number(event.sequence.value()), true},
        {tr("Time"),
         time.isKnown() ? m_state.timeFormat().preciseText(time) : tr("none that could be read"),
         true}};
    if (event.createdAt) {
        facts.push_back({tr("Time as stored"), shown(*event.createdAt), true});
    }
    if (event.direction) {
        facts.push_back({tr("Direction"), shown(*event.direction), true});
    }
    if (event.streamId) {
        facts.push_back({tr("Stream"), shown(*event.streamId), true});
    }
    m_facts->setFacts(facts);
}

void MetadataView::clear() {
    m_detail.reset();
    m_facts->setFacts({});
    m_pane->setMessage({}, {});
}

bool MetadataView::focusFind() {
    m_pane->focusFind();
    return true;
}

} // namespace muscope
