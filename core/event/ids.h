// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/strong_value.h"

#include <QByteArray>

#include <cstdint>

namespace muscope {

// A session's id as the store spells it: UTF-8, or whatever bytes the store held.
using SessionId = StrongValue<QByteArray, struct SessionIdTag>;

// An event's id as the store spells it; unique within its session.
using EventId = StrongValue<QByteArray, struct EventIdTag>;

// The store's own order: the value of its sequence column (or row id). Also the key by which one
// event is read again.
using Sequence = StrongValue<std::int64_t, struct SequenceTag>;

// The place of an event in an index: 0 is the first of the session.
using RowNumber = StrongValue<std::uint32_t, struct RowNumberTag>;

} // namespace muscope
