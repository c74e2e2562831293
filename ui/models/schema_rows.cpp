// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/schema_rows.h"

#include "ui/models/visible_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <set>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using json::NodeId;
using json::Type;

constexpr int DeepestLevel = 12;
constexpr qsizetype MostRowCharacters = 240;
constexpr int MostEnumValues = 12;

struct SchemaText {
    Q_DECLARE_TR_FUNCTIONS(muscope::SchemaText)
};

class RowMaker {
public:
    RowMaker(const WorkflowSchema& schema, std::size_t most)
        : m_schema(schema)
        , m_document(schema.schema.document())
        , m_most(most) {}

    std::vector<SchemaRow> rows() {
        addMembers(m_schema.schema.root(), 0);
        if (m_rows.empty()) {
            add(m_schema.schema.root(), SchemaText::tr("(value)"), false, 0,
                m_schema.schema.root());
        }
        return std::move(m_rows);
    }

private:
    [[nodiscard]] std::optional<NodeId> member(NodeId node, std::string_view key) const {
        return m_document.type(node) == Type::Object ? m_document.find(node, key) : std::nullopt;
    }

    [[nodiscard]] QString spelling(NodeId node) const {
        return visibleStart(m_document.spelling(node), MostRowCharacters);
    }

    [[nodiscard]] QString text(NodeId node) const {
        return m_document.type(node) == Type::String
                   ? visibleStart(m_document.decodedString(node), MostRowCharacters)
                   : spelling(node);
    }

    // What stands under a key; empty: nothing does.
    [[nodiscard]] QString spellingOf(NodeId node, std::string_view key) const {
        const auto value = member(node, key);
        return value ? spelling(*value) : QString();
    }

    [[nodiscard]] std::vector<NodeId> children(NodeId node, std::size_t most) const {
        std::vector<NodeId> all;
        for (auto child = m_document.firstChild(node); child && all.size() < most;
             child = m_document.nextSibling(*child)) {
            all.push_back(*child);
        }
        return all;
    }

    void addMembers(NodeId schema, int depth) {
        std::set<std::string> required;
        if (const auto names = member(schema, "required");
            names && m_document.type(*names) == Type::Array) {
            for (const NodeId name : children(*names, m_most)) {
                if (m_document.type(name) == Type::String) {
                    required.insert(m_document.decodedString(name));
                }
            }
        }
        const auto properties = member(schema, "properties");
        if (properties && m_document.type(*properties) == Type::Object) {
            for (const NodeId property : children(*properties, m_most)) {
                const std::string name = m_document.decodedKey(property);
                add(property, visibleStart(name, MostRowCharacters), required.erase(name) > 0,
                    depth, property);
            }
        }
        // Required without being described.
        for (const std::string& name : required) {
            if (m_rows.size() < m_most) {
                m_rows.push_back({depth,
                                  visibleStart(name, MostRowCharacters),
                                  {},
                                  true,
                                  {},
                                  {},
                                  m_schema.text.positionAt(m_document.start(schema)).line});
            }
        }
        for (const char* key : {"items", "additionalProperties"}) {
            const auto inner = member(schema, key);
            if (inner && m_document.type(*inner) == Type::Object) {
                add(*inner,
                    key == std::string_view("items") ? u"[ ]"_s : SchemaText::tr("(others)"), false,
                    depth, *inner);
            }
        }
    }

    void add(NodeId schema, const QString& name, bool isRequired, int depth, NodeId place) {
        if (m_rows.size() >= m_most) {
            return;
        }
        const auto description = member(schema, "description");
        const auto title = member(schema, "title");
        m_rows.push_back({depth, name, typeOf(schema), isRequired, limitsOf(schema),
                          description ? text(*description)
                          : title     ? text(*title)
                                      : QString(),
                          m_schema.text.positionAt(m_document.start(place)).line});
        if (depth < DeepestLevel && schema != m_schema.schema.root()) {
            addMembers(schema, depth + 1);
        }
    }

    [[nodiscard]] QString typeOf(NodeId schema) const {
        if (m_document.type(schema) == Type::True) {
            return SchemaText::tr("anything");
        }
        if (m_document.type(schema) == Type::False) {
            return SchemaText::tr("nothing");
        }
        const auto type = member(schema, "type");
        if (!type) {
            return member(schema, "properties") ? u"object"_s : QString();
        }
        if (m_document.type(*type) != Type::Array) {
            return text(*type);
        }
        QStringList words;
        for (const NodeId each : children(*type, 8)) {
            words += text(each);
        }
        return words.join(SchemaText::tr(" or "));
    }

    [[nodiscard]] QString limitsOf(NodeId schema) const {
        QStringList words;
        if (const auto values = member(schema, "enum");
            values && m_document.type(*values) == Type::Array) {
            QStringList spelled;
            for (const NodeId value : children(*values, MostEnumValues)) {
                spelled += spelling(value);
            }
            words += m_document.childCount(*values) > MostEnumValues
                         ? spelled.join(u" | "_s) + u" | …"_s
                         : spelled.join(u" | "_s);
        }
        const auto say = [&](const char* key, const QString& sentence) {
            if (const QString value = spellingOf(schema, key); !value.isEmpty()) {
                words += sentence.arg(value);
            }
        };
        say("const", u"= %1"_s);
        say("minimum", u"≥ %1"_s);
        say("exclusiveMinimum", u"> %1"_s);
        say("maximum", u"≤ %1"_s);
        say("exclusiveMaximum", u"< %1"_s);
        say("multipleOf", SchemaText::tr("multiple of %1"));
        say("minLength", SchemaText::tr("length ≥ %1"));
        say("maxLength", SchemaText::tr("length ≤ %1"));
        say("minItems", SchemaText::tr("≥ %1 elements"));
        say("maxItems", SchemaText::tr("≤ %1 elements"));
        say("minProperties", SchemaText::tr("≥ %1 members"));
        say("maxProperties", SchemaText::tr("≤ %1 members"));
        say("pattern", SchemaText::tr("pattern %1"));
        say("format", SchemaText::tr("format %1"));
        say("default", SchemaText::tr("default %1"));
        say("$ref", SchemaText::tr("as %1"));
        if (spellingOf(schema, "uniqueItems") == u"true") {
            words += SchemaText::tr("no element twice");
        }
        if (spellingOf(schema, "additionalProperties") == u"false") {
            words += SchemaText::tr("no other members");
        }
        for (const char* key : {"anyOf", "oneOf", "allOf", "not", "if", "patternProperties"}) {
            if (member(schema, key)) {
                words += SchemaText::tr("%1: see the source").arg(QLatin1StringView(key));
            }
        }
        return words.join(u", "_s);
    }

    const WorkflowSchema& m_schema;
    const json::Document& m_document;
    std::size_t m_most;
    std::vector<SchemaRow> m_rows;
};

} // namespace

std::vector<SchemaRow> schemaRows(const WorkflowSchema& schema, std::size_t most) {
    return RowMaker(schema, most).rows();
}

} // namespace muscope
