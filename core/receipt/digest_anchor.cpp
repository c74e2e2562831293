// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/digest_anchor.h"

#include "core/json/canonical.h"
#include "core/json/parser.h"
#include "core/json/string_value.h"
#include "core/json/text_position.h"

#include <QByteArray>
#include <QFile>

#include <charconv>

namespace muscope {

namespace {

void appendId(std::string_view id, std::string& into) {
    if (!json::firstInvalidUtf8(id)) {
        json::appendCanonicalString(id, into);
        return;
    }
    into += R"({"base64":")";
    into += QByteArray::fromRawData(id.data(), static_cast<qsizetype>(id.size()))
                .toBase64()
                .toStdString();
    into += "\"}";
}

// Takes an anchor's JSON apart; the first thing that is wrong ends it.
class AnchorReader {
public:
    AnchorReader(const json::Document& document, const QString& name)
        : m_document(document)
        , m_name(name) {}

    [[nodiscard]] Result<DigestAnchor> read() const {
        DigestAnchor anchor;
        const auto done =
            algorithm()
                .and_then([&] { return member("session_id"); })
                .and_then([&](json::NodeId node) { return id(node); })
                .and_then([&](std::string&& session) {
                    anchor.sessionId = std::move(session);
                    return member("count");
                })
                .and_then([&](json::NodeId node) { return number(node); })
                .and_then([&](std::int64_t count) {
                    anchor.count = count;
                    return member("digest");
                })
                .and_then([&](json::NodeId node) { return digest(node); })
                .and_then([&](const Digest& digest) {
                    anchor.digest = digest;
                    return member("events");
                })
                .and_then([&](json::NodeId node) { return readEvents(node, anchor.events); });
        if (!done) {
            return tl::unexpected(done.error());
        }
        return anchor;
    }

private:
    [[nodiscard]] tl::unexpected<Error> wrong(json::NodeId node, const QString& what) const {
        const auto place = json::positionAt(m_document.text(), m_document.start(node));
        return failure(ErrorCode::Read, QStringLiteral("%1 is no anchor: line %2: %3")
                                            .arg(m_name, QString::number(place.line), what));
    }

    [[nodiscard]] Result<json::NodeId> member(const char* key) const {
        if (const auto found = m_document.find(json::Root, key)) {
            return *found;
        }
        return wrong(json::Root, QStringLiteral("“%1” is missing").arg(QLatin1StringView(key)));
    }

    [[nodiscard]] Result<void> algorithm() const {
        const auto node = member("algorithm");
        if (!node) {
            return tl::unexpected(node.error());
        }
        if (m_document.type(*node) != json::Type::String ||
            m_document.decodedString(*node) != DigestChain::Algorithm) {
            return wrong(*node,
                         QStringLiteral("its algorithm is not “%1”, the only one known here")
                             .arg(QLatin1StringView(DigestChain::Algorithm.data(),
                                                    qsizetype(DigestChain::Algorithm.size()))));
        }
        return {};
    }

    [[nodiscard]] Result<std::string> id(json::NodeId node) const {
        if (m_document.type(node) == json::Type::String) {
            return m_document.decodedString(node);
        }
        const auto inner = m_document.find(node, "base64");
        if (!inner || m_document.type(*inner) != json::Type::String) {
            return wrong(node, QStringLiteral("an id is a string"));
        }
        const auto bytes = QByteArray::fromBase64Encoding(
            QByteArray::fromStdString(m_document.decodedString(*inner)),
            QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes) {
            return wrong(*inner, QStringLiteral("an id is no base64"));
        }
        return bytes.decoded.toStdString();
    }

    [[nodiscard]] Result<std::int64_t> number(json::NodeId node) const {
        const std::string_view spelling = m_document.spelling(node);
        std::int64_t value = 0;
        const auto [end, problem] =
            std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
        if (problem != std::errc() || end != spelling.data() + spelling.size() || value < 0) {
            return wrong(node, QStringLiteral("“count” is a whole number"));
        }
        return value;
    }

    [[nodiscard]] Result<Digest> digest(json::NodeId node) const {
        if (m_document.type(node) == json::Type::String) {
            if (const auto read = digestFromHex(m_document.decodedString(node))) {
                return *read;
            }
        }
        return wrong(node, QStringLiteral("a digest is a string of 64 hex digits"));
    }

    [[nodiscard]] Result<void> readEvents(json::NodeId list,
                                          std::vector<AnchoredEvent>& events) const {
        if (m_document.type(list) != json::Type::Array) {
            return wrong(list, QStringLiteral("“events” is a list"));
        }
        events.reserve(m_document.childCount(list));
        for (auto entry = m_document.firstChild(list); entry;
             entry = m_document.nextSibling(*entry)) {
            if (m_document.type(*entry) != json::Type::Array ||
                m_document.childCount(*entry) != 2) {
                return wrong(*entry, QStringLiteral("an event is [event_id, digest]"));
            }
            const json::NodeId first = *m_document.firstChild(*entry);
            auto eventId = id(first);
            if (!eventId) {
                return tl::unexpected(eventId.error());
            }
            const auto eventDigest = digest(*m_document.nextSibling(first));
            if (!eventDigest) {
                return tl::unexpected(eventDigest.error());
            }
            events.push_back({std::move(*eventId), *eventDigest});
        }
        return {};
    }

    const json::Document& m_document;
    const QString& m_name;
};

} // namespace

bool DigestAnchor::isConsistent() const {
    DigestChain chain(sessionId);
    for (const AnchoredEvent& event : events) {
        chain.add(event.digest);
    }
    return chain.digest() == digest && chain.count() == count;
}

std::string DigestAnchor::toText() const {
    std::string text = R"({"algorithm":)";
    json::appendCanonicalString(DigestChain::Algorithm, text);
    text += ",\n\"session_id\":";
    appendId(sessionId, text);
    text += ",\n\"count\":" + std::to_string(count);
    text += ",\n\"digest\":\"" + hexOf(digest) + "\",\n\"events\":[";
    for (const AnchoredEvent& event : events) {
        text += &event == &events.front() ? "\n[" : ",\n[";
        appendId(event.id, text);
        text += ",\"" + hexOf(event.digest) + "\"]";
    }
    text += "\n]}\n";
    return text;
}

Result<DigestAnchor> DigestAnchor::parse(std::string_view text, const QString& name) {
    constexpr std::string_view Bom = "\xef\xbb\xbf";
    if (text.starts_with(Bom)) {
        text.remove_prefix(Bom.size());
    }
    json::Parser parser;
    const auto document = parser.parse(text);
    if (!document) {
        const auto place = json::positionAt(text, document.error().offset);
        return failure(ErrorCode::Read,
                       QStringLiteral("%1 is no anchor: line %2, column %3: %4")
                           .arg(name, QString::number(place.line), QString::number(place.column),
                                QString::fromUtf8(document.error().message)));
    }
    if ((*document)->type(json::Root) != json::Type::Object) {
        return failure(ErrorCode::Read,
                       QStringLiteral("%1 is no anchor: it is no JSON object").arg(name));
    }
    return AnchorReader(**document, name).read();
}

Result<std::string> DigestAnchor::readText(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("reading the anchor %1: %2").arg(path, file.errorString()));
    }
    constexpr qint64 ChunkSize = 1 << 20;
    std::string text;
    for (QByteArray chunk = file.read(ChunkSize); !chunk.isEmpty(); chunk = file.read(ChunkSize)) {
        text.append(chunk.constData(), static_cast<std::size_t>(chunk.size()));
        if (text.size() > static_cast<std::size_t>(MaximumSize)) {
            return failure(
                ErrorCode::Read,
                QStringLiteral("reading the anchor %1: it is larger than 1 GiB").arg(path));
        }
    }
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorCode::Read,
                       QStringLiteral("reading the anchor %1: %2").arg(path, file.errorString()));
    }
    return text;
}

} // namespace muscope
