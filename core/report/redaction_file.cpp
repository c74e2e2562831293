// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/redaction_file.h"

#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/json/text_position.h"

#include <QFile>
#include <QFileInfo>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

constexpr std::size_t LongestKey = 256; // bytes; see findNamedValues()
constexpr qint64 LargestFile = 1 << 20; // bytes

// Reads the rules of one file.
class RulesReader {
public:
    RulesReader(const Document& document, QString file, RedactionRules& rules)
        : m_document(document)
        , m_file(std::move(file))
        , m_rules(rules) {}

    Result<void> read() {
        if (m_document.type(json::Root) != Type::Object) {
            return wrong(json::Root, QStringLiteral("an object with “rules” was expected"));
        }
        std::optional<NodeId> rules;
        for (auto member = m_document.firstChild(json::Root); member;
             member = m_document.nextSibling(*member)) {
            if (m_document.decodedKey(*member) != "rules" || rules) {
                return unknown(*member, QStringLiteral("“rules”, once"));
            }
            rules = member;
        }
        if (!rules || m_document.type(*rules) != Type::Array) {
            return wrong(rules.value_or(json::Root), QStringLiteral("“rules” is a list of rules"));
        }
        for (auto rule = m_document.firstChild(*rules); rule;
             rule = m_document.nextSibling(*rule)) {
            if (const Result<void> added = addRule(*rule); !added) {
                return added;
            }
        }
        return {};
    }

private:
    // A rule as it is written; what it holds is in the document.
    struct Written {
        std::optional<NodeId> name;
        std::optional<NodeId> ignoresCase;
        std::optional<NodeId> subject; // the key, path or pattern
        std::string kind;              // which of them
    };

    Result<void> addRule(NodeId rule) {
        Result<Written> written = read(rule);
        if (!written) {
            return tl::unexpected(written.error());
        }
        const std::string subject = m_document.decodedString(*written->subject);
        std::string name = written->name ? m_document.decodedString(*written->name)
                           : written->kind == "pattern"
                               ? "pattern " + std::to_string(++m_unnamedPatterns)
                               : written->kind + ' ' + subject;
        const bool ignoresCase =
            written->ignoresCase && m_document.type(*written->ignoresCase) == Type::True;
        if (written->kind == "key") {
            return addKey(*written->subject, subject, std::move(name), ignoresCase);
        }
        if (written->kind == "path") {
            return addPath(*written, subject, std::move(name));
        }
        return addPattern(*written->subject, subject, std::move(name), ignoresCase);
    }

    Result<Written> read(NodeId rule) {
        if (m_document.type(rule) != Type::Object) {
            return wrong(rule, QStringLiteral("a rule is an object"));
        }
        Written written;
        for (auto member = m_document.firstChild(rule); member;
             member = m_document.nextSibling(*member)) {
            if (const Result<void> taken = take(*member, written); !taken) {
                return tl::unexpected(taken.error());
            }
        }
        if (!written.subject) {
            return wrong(rule, QStringLiteral("a rule has one of “key”, “path” and “pattern”"));
        }
        return written;
    }

    Result<void> take(NodeId member, Written& written) {
        const std::string key = m_document.decodedKey(member);
        const Type type = m_document.type(member);
        if (key == "ignore_case" && !written.ignoresCase) {
            written.ignoresCase = member;
            return type == Type::True || type == Type::False
                       ? Result<void>()
                       : wrong(member, QStringLiteral("“ignore_case” is true or false"));
        }
        const bool isName = key == "name";
        const bool isSubject = key == "key" || key == "path" || key == "pattern";
        if ((!isName && !isSubject) || (isName && written.name)) {
            return unknown(member, QStringLiteral("“name”, “key”, “path”, “pattern” or "
                                                  "“ignore_case”, each once"));
        }
        if (isSubject && written.subject) {
            return wrong(member, QStringLiteral("a rule has one of “key”, “path” and “pattern”"));
        }
        if (type != Type::String || m_document.decodedString(member).empty()) {
            return wrong(member,
                         QStringLiteral("“%1” is a text that is not empty").arg(toText(key)));
        }
        (isName ? written.name : written.subject) = member;
        written.kind = isSubject ? key : written.kind;
        return {};
    }

    Result<void> addKey(NodeId node, const std::string& key, std::string name, bool ignoresCase) {
        if (key.size() > LongestKey) {
            return wrong(node, QStringLiteral("a key has %1 bytes at most").arg(LongestKey));
        }
        m_rules.addKey(std::move(name), key, ignoresCase);
        return {};
    }

    Result<void> addPath(const Written& written, const std::string& text, std::string name) {
        if (written.ignoresCase) {
            return wrong(*written.ignoresCase,
                         QStringLiteral("“ignore_case” goes with “key” and “pattern” alone"));
        }
        std::optional<JsonPathPattern> path = JsonPathPattern::parse(text);
        if (!path) {
            return wrong(*written.subject,
                         QStringLiteral("a path is a JSON pointer such as /params/arguments/*/name "
                                        "(~1 is a / and ~0 a ~ in a key)"));
        }
        m_rules.addPath(std::move(name), std::move(*path));
        return {};
    }

    Result<void> addPattern(NodeId node, const std::string& source, std::string name,
                            bool ignoresCase) {
        QRegularExpression pattern = RedactionRules::patternFor(toText(source), ignoresCase);
        if (!pattern.isValid()) {
            return wrong(node, QStringLiteral("the pattern is wrong at its character %1: %2")
                                   .arg(RedactionRules::patternErrorOffset(pattern) + 1)
                                   .arg(pattern.errorString()));
        }
        m_rules.addPattern(std::move(name), std::move(pattern));
        return {};
    }

    [[nodiscard]] tl::unexpected<Error> unknown(NodeId member, const QString& expected) const {
        return wrong(
            member,
            QStringLiteral("“%1” is not %2").arg(toText(m_document.decodedKey(member)), expected));
    }

    [[nodiscard]] tl::unexpected<Error> wrong(NodeId node, const QString& what) const {
        const int line = json::positionAt(m_document.text(), m_document.start(node)).line;
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("reading the redaction rules %1 line %2: %3")
                           .arg(m_file, QString::number(line), what));
    }

    const Document& m_document;
    QString m_file;
    RedactionRules& m_rules;
    int m_unnamedPatterns = 0;
};

Result<QByteArray> readAll(const QString& path) {
    QFile file(path);
    const auto failed = [&path](ErrorCode code, const QString& why) {
        return failure(code, QStringLiteral("reading the redaction rules %1: %2").arg(path, why));
    };
    if (QFileInfo(path).isDir()) {
        return failed(ErrorCode::Read, QStringLiteral("it is a folder"));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failed(ErrorCode::NotFound, file.errorString());
    }
    const QByteArray bytes = file.read(LargestFile + 1);
    if (file.error() != QFileDevice::NoError || bytes.size() > LargestFile) {
        return failed(ErrorCode::Read, bytes.size() > LargestFile
                                           ? QStringLiteral("it is larger than 1 MiB")
                                           : file.errorString());
    }
    return bytes;
}

} // namespace

Result<void> addRules(std::string_view text, const QString& file, RedactionRules& into) {
    json::Parser parser;
    const auto document = parser.parse(text);
    if (!document || (*document)->firstInvalidUtf8()) {
        const std::size_t offset =
            document ? *(*document)->firstInvalidUtf8() : document.error().offset;
        const json::TextPosition place = json::positionAt(text, offset);
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("reading the redaction rules %1 line %2, column %3: %4")
                           .arg(file, QString::number(place.line), QString::number(place.column),
                                document ? QStringLiteral("a byte that is no UTF-8")
                                         : QString::fromUtf8(document.error().message)));
    }
    return RulesReader(**document, file, into).read();
}

Result<std::shared_ptr<const RedactionRules>> redactionRules(const QStringList& names) {
    auto rules = std::make_shared<RedactionRules>();
    for (const QString& name : names) {
        if (name == u"builtin") {
            rules->addBuiltin();
            continue;
        }
        const Result<QByteArray> bytes = readAll(name);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        if (const Result<void> added = addRules(toView(*bytes), name, *rules); !added) {
            return tl::unexpected(added.error());
        }
    }
    return rules;
}

} // namespace muscope
