// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/shape_csv.h"

#include "core/base/csv_text.h"
#include "ui/models/value_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

QString exact(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest)
                                : QString();
}

QString text(const std::string& utf8) {
    return csvField(QString::fromStdString(utf8));
}

QString count(std::uint64_t number) {
    return QString::number(static_cast<qulonglong>(number));
}

} // namespace

QByteArray countsCsv(const MeasuredCounts& counts) {
    QString lines = csvLine({u"outcome"_s, u"count"_s, u"share"_s});
    for (const std::uint32_t place : counts.byKey) {
        const MeasuredCounts::Outcome& outcome = counts.outcomes[place];
        const auto share = counts.shareOf(outcome);
        const CsvKind kind = std::isnan(outcome.count) ? CsvKind::Text : CsvKind::Number;
        lines +=
            csvLine({text(outcome.key), csvField(QString::fromStdString(outcome.spelling), kind),
                     share ? exact(*share) : QString()});
    }
    return lines.toUtf8();
}

QByteArray stateCsv(const StateVector& state) {
    QString lines = csvLine({u"state"_s, u"real"_s, u"imaginary"_s, u"probability"_s, u"phase"_s});
    for (std::size_t place = 0; place < state.amplitudes.size(); ++place) {
        const std::complex<double>& amplitude = state.amplitudes[place];
        const double norm = std::norm(amplitude);
        lines += csvLine({csvField(basisText(place, state.qubits)), exact(amplitude.real()),
                          exact(amplitude.imag()), exact(norm),
                          norm > 0 ? exact(std::arg(amplitude)) : QString()});
    }
    return lines.toUtf8();
}

QByteArray seriesCsv(const SensorSeries& series) {
    QStringList header{u"index"_s};
    std::size_t rows = 0;
    for (const SensorSeries::Channel& channel : series.channels) {
        header += text(channel.name);
        rows = std::max(rows, channel.values.size());
    }
    QString lines = csvLine(header);
    for (std::size_t row = 0; row < rows; ++row) {
        QStringList fields{count(row)};
        for (const SensorSeries::Channel& channel : series.channels) {
            fields += row < channel.values.size() ? exact(channel.values[row]) : QString();
        }
        lines += csvLine(fields);
    }
    return lines.toUtf8();
}

QByteArray foldedCsv(const FoldedSeries& series) {
    QStringList header{u"event"_s, u"events"_s};
    for (const FoldedSeries::Channel& channel : series.channels()) {
        for (const char* part : {" values", " least", " most"}) {
            header += text(channel.name + part);
        }
    }
    QString lines = csvLine(header);
    for (std::size_t step = 0; step < series.stepCount(); ++step) {
        const std::uint64_t first = step * series.perStep();
        QStringList fields{count(first + 1),
                           count(std::min(series.perStep(), series.events() - first))};
        for (const FoldedSeries::Channel& channel : series.channels()) {
            const FoldedSeries::Step& values = channel.steps[step];
            const bool isGap = values.values == 0;
            fields << count(values.values) << (isGap ? QString() : exact(values.least))
                   << (isGap ? QString() : exact(values.most));
        }
        lines += csvLine(fields);
    }
    return lines.toUtf8();
}

} // namespace muscope
