// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/parameter_headers.h"

#include "core/json/parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

constexpr std::string_view Annotation = "x-mcp-header";
constexpr std::size_t MaxHeaders = 256; // more than any server of HTTP takes
// Values are data there, whatever their keys are called.
constexpr std::array<std::string_view, 4> DataKeywords{"const", "default", "enum", "examples"};
// Members are schemas there, by names that mean nothing.
constexpr std::array<std::string_view, 4> NamedSchemas{"patternProperties", "dependentSchemas",
                                                       "$defs", "definitions"};

template <std::size_t Size>
bool isAmong(const std::array<std::string_view, Size>& keywords, std::string_view key) {
    return std::find(keywords.begin(), keywords.end(), key) != keywords.end();
}

// RFC 9110, section 5.6.2.
bool isToken(std::string_view text) {
    constexpr std::string_view Marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char byte) {
        return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= 'a' && byte <= 'z') || Marks.find(byte) != std::string_view::npos;
    });
}

// ASCII alone: it is a token.
std::string lowered(std::string text) {
    for (char& byte : text) {
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    }
    return text;
}

// Looks at every schema within an inputSchema once. No recursion: a schema may be deep.
class AnnotationReader {
public:
    explicit AnnotationReader(const Document& document)
        : m_document(document) {}

    // Nullopt: all is well.
    std::optional<QString> read(NodeId schema) {
        m_open.push_back({schema, NoPlace, true});
        while (!m_open.empty()) {
            const Open open = m_open.back();
            m_open.pop_back();
            if (const auto why = readSchema(open)) {
                return why;
            }
        }
        std::reverse(m_found.begin(), m_found.end());
        return std::nullopt;
    }

    std::vector<ParameterHeader> takeFound() { return std::move(m_found); }

private:
    static constexpr std::size_t NoPlace = static_cast<std::size_t>(-1);

    struct Open {
        NodeId schema;
        std::size_t place; // of the property in m_places; NoPlace: the schema of all arguments
        bool isReachable;  // through properties alone
    };
    struct Place {
        std::string key;
        std::size_t parent;
    };

    std::optional<QString> readSchema(const Open& open) {
        std::string scratch;
        for (auto member = m_document.firstChild(open.schema); member;
             member = m_document.nextSibling(*member)) {
            const std::string key(m_document.decodedKey(*member, scratch));
            if (key == Annotation) {
                if (const auto why = readAnnotation(open, *member)) {
                    return why;
                }
            } else if (key == "properties") {
                openMembers(*member, open);
            } else if (isAmong(NamedSchemas, key)) {
                openMembers(*member, {open.schema, NoPlace, false});
            } else if (!isAmong(DataKeywords, key)) {
                openOther(*member);
            }
        }
        return std::nullopt;
    }

    void openMembers(NodeId members, const Open& parent) {
        if (m_document.type(members) != Type::Object) {
            return;
        }
        for (auto member = m_document.firstChild(members); member;
             member = m_document.nextSibling(*member)) {
            if (m_document.type(*member) != Type::Object) {
                continue;
            }
            std::size_t place = NoPlace;
            if (parent.isReachable) {
                place = m_places.size();
                m_places.push_back({m_document.decodedKey(*member), parent.place});
            }
            m_open.push_back({*member, place, parent.isReachable});
        }
    }

    void openOther(NodeId value) {
        if (m_document.type(value) == Type::Object) {
            m_open.push_back({value, NoPlace, false});
        } else if (m_document.type(value) == Type::Array) {
            for (auto item = m_document.firstChild(value); item;
                 item = m_document.nextSibling(*item)) {
                if (m_document.type(*item) == Type::Object) {
                    m_open.push_back({*item, NoPlace, false});
                }
            }
        }
    }

    std::optional<QString> readAnnotation(const Open& open, NodeId value) {
        if (m_document.type(value) != Type::String) {
            return u"x-mcp-header is no text"_s;
        }
        ParameterHeader header{m_document.decodedString(value), {}};
        const QString name = QString::fromStdString(header.name);
        if (!isToken(header.name)) {
            return u"x-mcp-header \"%1\" is no name of a header"_s.arg(name);
        }
        if (!open.isReachable || open.place == NoPlace) {
            return u"x-mcp-header \"%1\" stands where no property is reached by properties alone"_s
                .arg(name);
        }
        const auto type = m_document.find(open.schema, "type");
        const std::string typeName = type && m_document.type(*type) == Type::String
                                         ? m_document.decodedString(*type)
                                         : std::string();
        if (typeName != "string" && typeName != "integer" && typeName != "boolean") {
            return u"x-mcp-header \"%1\" is on a property that is no string, integer or boolean"_s
                .arg(name);
        }
        if (!m_names.insert(lowered(header.name)).second) {
            return u"x-mcp-header \"%1\" is there twice"_s.arg(name);
        }
        if (m_names.size() > MaxHeaders) {
            return u"more than %1 parameters want to be headers"_s.arg(MaxHeaders);
        }
        for (std::size_t at = open.place; at != NoPlace; at = m_places[at].parent) {
            header.path.insert(header.path.begin(), m_places[at].key);
        }
        m_found.push_back(std::move(header));
        return std::nullopt;
    }

    const Document& m_document;
    std::vector<Open> m_open;
    std::vector<Place> m_places;
    std::vector<ParameterHeader> m_found;
    std::set<std::string> m_names; // in lower case
};

} // namespace

Result<std::vector<ParameterHeader>> parameterHeadersOf(std::string_view tool) {
    json::Parser parser;
    const auto parsed = parser.parse(tool);
    if (!parsed) {
        return {};
    }
    const Document& document = **parsed;
    const auto schema = document.find(json::Root, "inputSchema");
    if (!schema || document.type(*schema) != Type::Object) {
        return {};
    }
    AnnotationReader reader(document);
    if (const auto why = reader.read(*schema)) {
        const auto name = document.find(json::Root, "name");
        const std::string named = name && document.type(*name) == Type::String
                                      ? document.decodedString(*name)
                                      : std::string();
        return failure(ErrorCode::InvalidInput, u"the tool \"%1\" cannot be called: %2"_s.arg(
                                                    QString::fromStdString(named), *why));
    }
    return reader.takeFound();
}

} // namespace muscope
