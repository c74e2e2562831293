// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/json_finder.h"

#include <QElapsedTimer>

#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds Slice{4};

bool holds(std::string_view utf8, const QString& text) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))
        .contains(text, Qt::CaseInsensitive);
}

} // namespace

JsonFinder::JsonFinder(QObject* parent)
    : QObject(parent) {
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &JsonFinder::searchSlice);
}

JsonFinder::~JsonFinder() = default;

void JsonFinder::setDocument(std::shared_ptr<const json::OwnedDocument> document) {
    stop();
    m_document = std::move(document);
}

void JsonFinder::find(const QString& text, json::NodeId from, Way way) {
    stop();
    if (!m_document || text.isEmpty()) {
        return;
    }
    m_text = text;
    m_at = json::indexOf(from);
    m_left = m_document->document().nodeCount();
    m_way = way;
    m_hasWrapped = false;
    m_timer.start();
}

void JsonFinder::stop() {
    m_timer.stop();
}

void JsonFinder::searchSlice() {
    constexpr std::uint32_t NodesBetweenLooks = 64;
    QElapsedTimer clock;
    clock.start();
    const std::uint32_t count = m_document->document().nodeCount();
    while (m_left > 0) {
        --m_left;
        if (m_way == Way::Forward) {
            m_at = m_at + 1 < count ? m_at + 1 : 0;
            m_hasWrapped = m_hasWrapped || m_at == 0;
        } else {
            m_hasWrapped = m_hasWrapped || m_at == 0;
            m_at = m_at == 0 ? count - 1 : m_at - 1;
        }
        if (matches(json::NodeId{m_at})) {
            stop();
            emit found(json::NodeId{m_at}, m_hasWrapped);
            return;
        }
        if (m_left % NodesBetweenLooks == 0 && clock.hasExpired(Slice.count())) {
            return;
        }
    }
    stop();
    emit notFound();
}

bool JsonFinder::matches(json::NodeId node) {
    const json::Document& document = m_document->document();
    if (!document.keySpelling(node).empty() &&
        holds(document.decodedKey(node, m_scratch), m_text)) {
        return true;
    }
    switch (document.type(node)) {
    case json::Type::String:
        return holds(document.decodedString(node, m_scratch), m_text);
    case json::Type::Object:
    case json::Type::Array:
        return false;
    case json::Type::Null:
    case json::Type::True:
    case json::Type::False:
    case json::Type::Number:
        break;
    }
    return holds(document.spelling(node), m_text);
}

} // namespace muscope
