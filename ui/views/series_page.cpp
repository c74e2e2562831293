// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/series_page.h"

#include "core/workspace/session_series.h"
#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/shape_csv.h"
#include "ui/models/value_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/line_chart.h"
#include "ui/views/view_switch.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype LongestName = 60;

} // namespace

SeriesPage::SeriesPage(const ViewContext& context, QWidget* parent)
    : ShapePage(context, u"series"_s, tr("Series"), parent)
    , m_scope(new ViewSwitch(context.theme, tr("Of which events"), this))
    , m_chart(new LineChart(context.theme, tr("Chart of the readings"), this))
    , m_caption(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_reading(new RoleLabel(context.theme, ColorRole::Text, this)) {
    build();
    connect(m_scope, &ViewSwitch::chosen, this, &SeriesPage::showSeries);
    connect(m_chart, &LineChart::cursorMoved, this, &SeriesPage::sayReading);
    connect(m_chart, &LineChart::activated, this, &SeriesPage::goToStep);
    connect(&context.workspace.sessionSeries(), &SessionSeries::changed, this,
            &SeriesPage::followSession);
}

void SeriesPage::build() {
    m_scope->setChoices({tr("This event"), tr("Session")});
    options().insertWidget(0, m_scope);
    offerPicture(m_chart);
    offerCsv(u"readings.csv"_s, [this] { return csv(); });
    m_caption->setWordWrap(true);
    m_reading->setWordWrap(true);
    m_reading->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_reading->setFont(monospaceFont());
    m_reading->setMinimumHeight(3 * m_reading->fontMetrics().lineSpacing());
    auto* column = new QVBoxLayout;
    column->setContentsMargins(metrics::Gap, 0, metrics::Gap, metrics::Gap);
    column->setSpacing(metrics::Half);
    column->addWidget(m_chart, 1);
    column->addWidget(m_caption);
    column->addWidget(m_reading);
    body().addLayout(column, 1);
}

bool SeriesPage::takes(const PayloadShape& shape) const {
    return shape.series.has_value();
}

bool SeriesPage::isOfSession() const {
    return m_scope->current() == 1;
}

void SeriesPage::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_shape = detail->shape;
    showSeries();
}

void SeriesPage::clear() {
    m_shape.reset();
    m_chart->setSource({});
    setChecks({});
    m_caption->setText({});
}

void SeriesPage::showSeries() {
    if (!m_shape) {
        return;
    }
    if (isOfSession()) {
        context().workspace.sessionSeries().start();
        showSession();
        return;
    }
    setChecks(m_shape->series->checks);
    m_chart->setSource(LineSource(m_shape, *m_shape->series));
    sayCaption();
}

void SeriesPage::followSession() {
    if (m_shape && isOfSession()) {
        showSession();
    }
}

void SeriesPage::showSession() {
    setChecks({});
    m_chart->setSource(LineSource(context().workspace.sessionSeries().series()));
    sayCaption();
}

void SeriesPage::sayCaption() {
    QStringList words;
    if (isOfSession()) {
        const SessionSeries& session = context().workspace.sessionSeries();
        const FoldedSeries& series = *session.series();
        words +=
            tr("%1 events with readings among %2.")
                .arg(countText(std::int64_t(series.events())), countText(session.eventsRead()));
        if (session.phase() == SessionSeries::Phase::Running) {
            words += tr("Reading…");
        } else if (session.phase() == SessionSeries::Phase::Cancelled) {
            words += tr("Reading was stopped; the rest is not shown.");
        } else if (session.error()) {
            words += session.error()->message;
        }
        if (series.perStep() > 1) {
            words += tr("A step joins the smallest and largest value of %1 events.")
                         .arg(countText(std::int64_t(series.perStep())));
        }
        if (session.eventsSkipped() > 0) {
            words += tr("%1 large payloads were left out.").arg(countText(session.eventsSkipped()));
        }
        if (series.hasMoreChannels()) {
            words += tr("Only the first %1 channels are shown.").arg(SensorSeries::MostChannels);
        }
    } else {
        for (const SensorSeries::Channel& channel : m_shape->series->channels) {
            if (channel.values.size() < channel.count) {
                words +=
                    tr("Only the first %1 values of a channel are shown; the checks are of all.")
                        .arg(countText(std::int64_t(SensorSeries::MostKept)));
                break;
            }
        }
    }
    m_caption->setText(words.join(u' '));
    m_caption->setVisible(!words.isEmpty());
}

void SeriesPage::sayReading() {
    const LineSource& source = m_chart->source();
    if (!m_chart->cursor()) {
        m_reading->setText(source.stepCount() == 0 ? QString()
                           : isOfSession() ? tr("Point at the chart to read values; a double click "
                                                "goes to the event.")
                                           : tr("Point at the chart to read values."));
        m_reading->setFont(font());
        return;
    }
    m_reading->setFont(monospaceFont());
    const std::size_t at = *m_chart->cursor();
    QStringList words;
    for (std::size_t channel = 0; channel < source.channelCount(); ++channel) {
        const LineSource::Step step = source.step(channel, at);
        const QString value = step.values == 0 ? step.gaps > 0 ? tr("gap") : u"–"_s
                              : step.least == step.most
                                  ? valueText(step.least)
                                  : tr("%1 to %2").arg(valueText(step.least), valueText(step.most));
        words += visibleStart(source.name(channel), LongestName) + u' ' + value;
    }
    const FoldedSeries* session = source.session();
    const auto first = session == nullptr ? at : at * session->perStep() + 1;
    m_reading->setText(countText(std::int64_t(first)) + u" · "_s + words.join(u", "_s));
}

void SeriesPage::goToStep(std::size_t step) {
    const FoldedSeries* session = m_chart->source().session();
    if (session == nullptr) {
        return;
    }
    const auto row = context().workspace.index().rowOf(
        Sequence(static_cast<std::int64_t>(session->placeOf(step))));
    if (row) {
        context().state.setCurrentRow(*row);
    }
}

ShapePage::MakeCsv SeriesPage::csv() const {
    if (isOfSession()) {
        return
            [series = context().workspace.sessionSeries().series()] { return foldedCsv(*series); };
    }
    return [shape = m_shape] { return seriesCsv(*shape->series); };
}

} // namespace muscope
