// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/sse_parser.h"

#include <QByteArray>
#include <QByteArrayList>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace muscope {

// An event in a line: "cut add[data] comments[hello] id[1] last[1] retry[300]". What is not there
// is left out.
inline QByteArray toldEvent(const SseEvent& event) {
    const auto bytes = [](std::string_view text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    };
    QByteArray told;
    switch (event.outcome) {
    case SseOutcome::Dispatched:
        break;
    case SseOutcome::WithoutData:
        told += "no data: ";
        break;
    case SseOutcome::Incomplete:
        told += "cut: ";
        break;
    case SseOutcome::TooLarge:
        told += "too large: ";
        break;
    }
    told += bytes(event.type) + '[' + bytes(event.data) + ']';
    if (!event.comments.empty()) {
        told += " comments[" + bytes(event.comments) + ']';
    }
    if (event.id) {
        told += " id[" + bytes(*event.id) + ']';
    }
    if (!event.lastEventId.empty()) {
        told += " last[" + bytes(event.lastEventId) + ']';
    }
    if (event.retry) {
        told += " retry[" + QByteArray::number(event.retry->count()) + ']';
    }
    return told;
}

// What is told of a stream that comes in a first part and then in parts of a size.
inline QByteArrayList toldEvents(std::string_view stream, std::size_t first, std::size_t size,
                                 std::size_t limit = SseParser::DefaultLimit) {
    QByteArrayList told;
    SseParser parser([&](const SseEvent& event) { told += toldEvent(event); }, limit);
    std::size_t next = first;
    for (; !stream.empty(); next = size) {
        // Bytes of their own, so that the sanitizer sees reading past the end.
        const QByteArray part(stream.data(), static_cast<qsizetype>(std::min(next, stream.size())));
        parser.push({part.constData(), static_cast<std::size_t>(part.size())});
        stream.remove_prefix(static_cast<std::size_t>(part.size()));
    }
    parser.finish();
    return told;
}

inline QByteArrayList toldEvents(std::string_view stream) {
    return toldEvents(stream, stream.size(), 1);
}

} // namespace muscope
