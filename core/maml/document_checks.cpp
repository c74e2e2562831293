// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/document_checks.h"

#include "core/maml/entry_splitter.h"
#include "core/maml/known_names.h"
#include "core/maml/placeholders.h"

#include <algorithm>
#include <array>
#include <utility>

namespace muscope {

namespace {

constexpr std::string_view UuidPrefix = "urn:uuid:";
// maml_version is what makes a document official.
constexpr std::array<std::string_view, 5> OfficialKeys{"id", "type", "origin", "permissions",
                                                       "created_at"};

class Checker {
public:
    Checker(const MamlDocument& document, DiagnosticList& diagnostics)
        : m_document(document)
        , m_diagnostics(diagnostics) {}

    void check() {
        const MamlDialect dialect = m_document.dialect;
        const bool isOfficial =
            dialect == MamlDialect::Official ||
            (dialect == MamlDialect::Delimiterless && m_document.find("maml_version") != nullptr);
        if (isOfficial) {
            checkOfficial();
        } else if (dialect != MamlDialect::JsonPrompt && dialect != MamlDialect::Headings) {
            checkSchemas(dialect == MamlDialect::Tool);
        }
        if (const MamlEntry* id = m_document.find("id")) {
            checkId(*id, isOfficial);
        }
    }

private:
    void missing(std::string_view code, std::string message) {
        m_diagnostics.add(code, {m_document.line, 1}, std::move(message));
    }

    [[nodiscard]] bool hasSection(std::string_view folded) const {
        return std::ranges::any_of(m_document.sections, [&](const MamlSection& section) {
            return foldedName(section.name) == folded;
        });
    }

    void checkOfficial() {
        for (const std::string_view key : OfficialKeys) {
            if (m_document.find(std::string(key)) == nullptr) {
                missing("key-missing", "no " + std::string(key) + ", which the guide demands");
            }
        }
        if (!hasSection("intent")) {
            missing("section-missing", "no Intent section, which the guide demands");
        }
        if (!hasSection("context")) {
            missing("section-missing", "no Context section, which the guide demands");
        }
        const MamlEntry* type = m_document.find("type");
        if (type != nullptr && unquoted(type->value).starts_with("api") && !hasSchema(0)) {
            missing("section-missing", "no Input_Schema: arguments are not checked");
        }
    }

    // schemas holds input, then output.
    [[nodiscard]] bool hasSchema(std::size_t index) const {
        return m_document.schemas[index].line != 0;
    }

    // A document that has one of the two schemas should have the other; a tool both.
    void checkSchemas(bool isTool) {
        if (!hasSchema(0) && (isTool || hasSchema(1))) {
            missing("section-missing", "no Input_Schema: arguments are not checked");
        }
        if (!hasSchema(1) && (isTool || hasSchema(0))) {
            missing("section-missing", "no Output_Schema: results are not checked");
        }
    }

    // The guide demands an URI, preferably a UUID; elsewhere an id is free.
    void checkId(const MamlEntry& entry, bool isOfficial) {
        const std::string_view id = unquoted(entry.value);
        if (isUuid(id) || findPlaceholder(id, PlaceholderWords::Any)) {
            return;
        }
        const bool isMeantAsUuid = id.starts_with(UuidPrefix);
        const bool isUri = id.find(':') != std::string_view::npos && id.find(' ') == id.npos;
        if (isMeantAsUuid || (isOfficial && !isUri)) {
            m_diagnostics.add("id-invalid", {entry.line, 1},
                              "the id " + std::string(id) +
                                  (isMeantAsUuid ? " is no UUID" : " is neither a UUID nor a URI"));
        }
    }

    const MamlDocument& m_document;
    DiagnosticList& m_diagnostics;
};

} // namespace

void checkDocument(const MamlDocument& document, DiagnosticList& diagnostics) {
    Checker(document, diagnostics).check();
}

bool isUuid(std::string_view text) {
    constexpr std::string_view Form = "00000000-0000-0000-0000-000000000000";
    if (text.starts_with(UuidPrefix)) {
        text.remove_prefix(UuidPrefix.size());
    }
    return std::ranges::equal(text, Form, [](char c, char form) {
        const auto small = static_cast<char>(c | 0x20);
        return form == '-' ? c == '-' : (c >= '0' && c <= '9') || (small >= 'a' && small <= 'f');
    });
}

void checkRepeatedId(const MamlDocument& document, SeenIds& seen, DiagnosticList& diagnostics) {
    const MamlEntry* entry = document.find("id");
    const std::string_view id = entry == nullptr ? std::string_view() : unquoted(entry->value);
    if (id.empty() || findPlaceholder(id, PlaceholderWords::Any)) {
        return;
    }
    const auto [first, isNew] = seen.try_emplace(std::string(id), document.line);
    if (!isNew) {
        diagnostics.add("id-duplicate", {entry->line, 1},
                        "the document in line " + std::to_string(first->second) +
                            " has the same id");
    }
}

} // namespace muscope
