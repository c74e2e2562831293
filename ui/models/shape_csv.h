// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/folded_series.h"
#include "core/shape/payload_shape.h"

#include <QByteArray>

namespace muscope {

// What the payload views show, as CSV in UTF-8 (see csv_text.h), with all digits. For any thread:
// it takes as long as there are rows.

// outcome,count,share
[[nodiscard]] QByteArray countsCsv(const MeasuredCounts& counts);

// state,real,imaginary,probability,phase
[[nodiscard]] QByteArray stateCsv(const StateVector& state);

// index and a column a channel; a gap, and what lies beyond a channel's end, is empty.
[[nodiscard]] QByteArray seriesCsv(const SensorSeries& series);

// A row a step: its first event, counted from 1 among the events with readings, how many there are
// in it, and of each channel its values' number, least and most.
[[nodiscard]] QByteArray foldedCsv(const FoldedSeries& series);

} // namespace muscope
