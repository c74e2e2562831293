// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/operation_reader.h"

#include "core/json/parser.h"

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t PageRows = 200;
constexpr qsizetype NoteCharacters = 200;
// So many rows before a notification are looked at for the request it belongs to.
constexpr std::uint32_t MaxRowsBack = 100'000;

using Role = OperationPart::Role;

bool isNotice(const IndexSnapshot& index, const EventRow& row, QStringView method) {
    return row.kind == MessageKind::Notification && index.text(row.name) == method;
}

std::optional<Role> noticeRole(const IndexSnapshot& index, const EventRow& row) {
    if (isNotice(index, row, u"notifications/progress")) {
        return Role::Progress;
    }
    return isNotice(index, row, u"notifications/cancelled") ? std::optional(Role::Cancellation)
                                                            : std::nullopt;
}

// What links the events of an operation, as the tokens written: 1 and "1" differ.
struct Links {
    std::string id;
    std::string progressToken;
};

std::string_view spellingOf(const json::Document& document, json::NodeId object,
                            std::initializer_list<std::string_view> path) {
    for (const std::string_view key : path) {
        const auto member = document.find(object, key);
        if (!member) {
            return {};
        }
        object = *member;
    }
    return document.spelling(object);
}

Links linksOfRequest(const json::Document& request) {
    return {std::string(spellingOf(request, json::Root, {"id"})),
            std::string(spellingOf(request, json::Root, {"params", "_meta", "progressToken"}))};
}

QString stringAt(const json::Document& document, std::string_view key) {
    const auto params = document.find(json::Root, "params");
    const auto member = params ? document.find(*params, key) : std::nullopt;
    return member && document.type(*member) == json::Type::String
               ? QString::fromStdString(document.decodedString(*member)).left(NoteCharacters)
               : QString();
}

QString progressNote(const json::Document& notice) {
    const auto number = [&notice](std::string_view key) {
        const std::string_view text = spellingOf(notice, json::Root, {"params", key});
        return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
            .left(NoteCharacters);
    };
    const QString total = number("total");
    QStringList parts{total.isEmpty() ? number("progress")
                                      : u"%1 / %2"_s.arg(number("progress"), total),
                      stringAt(notice, "message")};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

// The method of a request, where a task stands, what kind of result it is.
QString exchangeNote(const json::Document& message) {
    for (const std::initializer_list<std::string_view> path :
         {std::initializer_list<std::string_view>{"method"},
          {"result", "status"},
          {"result", "task", "status"},
          {"result", "resultType"}}) {
        const std::string_view word = spellingOf(message, json::Root, path);
        if (word.size() > 2 && word.front() == '"') {
            return QString::fromUtf8(word.data() + 1, static_cast<qsizetype>(word.size()) - 2)
                .left(NoteCharacters);
        }
    }
    return {};
}

bool isPartOf(const EventRow& row, RowNumber request) {
    return row.operation == OperationState::Part && row.peer == request;
}

// Finds one operation's events; lives for one call of readOperation.
class OperationSearch {
public:
    OperationSearch(EventStore& store, const IndexSnapshot& index,
                    const std::function<bool()>& stopped)
        : m_store(store)
        , m_index(index)
        , m_stopped(stopped) {}

    Result<std::optional<RowNumber>> requestOf(RowNumber row);
    Result<OperationStory> storyOf(RowNumber request);

private:
    // Called with each row and its payload, where that is JSON.
    using Look = std::function<void(RowNumber, const json::Document&)>;

    Result<void> readPayloads(const std::vector<RowNumber>& rows, const Look& look);
    Result<std::optional<RowNumber>> requestOfNotice(RowNumber notice);
    [[nodiscard]] std::vector<RowNumber> candidatesBetween(RowNumber request, std::uint32_t end,
                                                           bool& isCut) const;

    EventStore& m_store;
    const IndexSnapshot& m_index;
    const std::function<bool()>& m_stopped;
    json::Parser m_parser;
};

Result<void> OperationSearch::readPayloads(const std::vector<RowNumber>& rows, const Look& look) {
    for (std::size_t first = 0; first < rows.size(); first += PageRows) {
        if (m_stopped()) {
            return failure(ErrorCode::Cancelled, u"another event was asked for"_s);
        }
        const std::size_t end = std::min(first + PageRows, rows.size());
        std::vector<Sequence> sequences;
        for (std::size_t place = first; place < end; ++place) {
            sequences.push_back(m_index.row(rows[place]).sequence);
        }
        const Result<void> read = m_store.readSequences(sequences, [&](const EventView& event) {
            const auto found = std::find(sequences.begin(), sequences.end(), event.sequence);
            const auto document = m_parser.parse(event.payload.value_or(std::string_view()));
            if (found != sequences.end() && document) {
                look(rows[first + static_cast<std::size_t>(found - sequences.begin())], **document);
            }
        });
        if (!read) {
            return read;
        }
    }
    return {};
}

Result<std::optional<RowNumber>> OperationSearch::requestOf(RowNumber row) {
    const EventRow event = m_index.row(row);
    if (event.operation == OperationState::Answer || event.operation == OperationState::Part) {
        return event.peer;
    }
    if (event.kind == MessageKind::Request) {
        return row;
    }
    return noticeRole(m_index, event) ? requestOfNotice(row) : std::optional<RowNumber>();
}

Result<std::optional<RowNumber>> OperationSearch::requestOfNotice(RowNumber notice) {
    Links wanted;
    Result<void> read =
        readPayloads({notice}, [&wanted](RowNumber, const json::Document& document) {
            wanted = {std::string(spellingOf(document, json::Root, {"params", "requestId"})),
                      std::string(spellingOf(document, json::Root, {"params", "progressToken"}))};
        });
    std::vector<RowNumber> open;
    const std::uint32_t end = notice.value() - std::min(notice.value(), MaxRowsBack);
    for (std::uint32_t i = notice.value(); i > end && open.size() < MaxCandidates; --i) {
        const EventRow row = m_index.row(RowNumber(i - 1));
        if (row.kind == MessageKind::Request && (!row.peer || notice < *row.peer)) {
            open.emplace_back(i - 1);
        }
    }
    const bool isProgress = noticeRole(m_index, m_index.row(notice)) == Role::Progress;
    std::optional<RowNumber> request; // the newest that fits
    if (read) {
        read = readPayloads(open, [&](RowNumber row, const json::Document& document) {
            const Links links = linksOfRequest(document);
            const bool fits = isProgress ? !links.progressToken.empty() &&
                                               links.progressToken == wanted.progressToken
                                         : !links.id.empty() && links.id == wanted.id;
            if (fits && (!request || *request < row)) {
                request = row;
            }
        });
    }
    return read ? Result<std::optional<RowNumber>>(request) : tl::unexpected(read.error());
}

std::vector<RowNumber> OperationSearch::candidatesBetween(RowNumber request, std::uint32_t end,
                                                          bool& isCut) const {
    std::vector<RowNumber> candidates;
    for (std::uint32_t i = request.value() + 1; i < end; ++i) {
        const EventRow row = m_index.row(RowNumber(i));
        if (isPartOf(row, request) || noticeRole(m_index, row)) {
            if (candidates.size() == MaxCandidates) {
                isCut = true;
                break;
            }
            candidates.emplace_back(i);
        }
    }
    return candidates;
}

Result<OperationStory> OperationSearch::storyOf(RowNumber request) {
    OperationStory story;
    Links links;
    const std::optional<RowNumber> answer = m_index.row(request).peer;
    Result<void> read =
        readPayloads({request}, [&links](RowNumber, const json::Document& document) {
            links = linksOfRequest(document);
        });
    story.parts.push_back({request, Role::Request, {}});
    const std::uint32_t end = answer ? answer->value() : m_index.size();
    if (read) {
        read = readPayloads(
            candidatesBetween(request, end, story.isCut),
            [&](RowNumber row, const json::Document& notice) {
                const EventRow event = m_index.row(row);
                const std::optional<Role> noticed = noticeRole(m_index, event);
                if (!noticed) {
                    story.parts.push_back({row, Role::Exchange, exchangeNote(notice)});
                    return;
                }
                const Role role = *noticed;
                const std::string_view token =
                    spellingOf(notice, json::Root,
                               {"params", role == Role::Progress ? "progressToken" : "requestId"});
                const bool fits =
                    !token.empty() &&
                    token == (role == Role::Progress ? links.progressToken : links.id);
                if (fits || isPartOf(event, request)) {
                    story.parts.push_back({row, role,
                                           role == Role::Progress ? progressNote(notice)
                                                                  : stringAt(notice, "reason")});
                }
            });
    }
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (answer) {
        story.parts.push_back({*answer, Role::Answer, {}});
    }
    return story;
}

} // namespace

Result<OperationStory> readOperation(EventStore& store, const IndexSnapshot& index, RowNumber row,
                                     const std::function<bool()>& stopped) {
    OperationSearch search(store, index, stopped);
    const Result<std::optional<RowNumber>> request = search.requestOf(row);
    if (!request) {
        return tl::unexpected(request.error());
    }
    return *request ? search.storyOf(**request) : Result<OperationStory>(OperationStory());
}

} // namespace muscope
