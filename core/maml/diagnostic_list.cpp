// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/diagnostic_list.h"

#include <algorithm>
#include <array>
#include <utility>

namespace muscope {

namespace {

constexpr std::array<std::string_view, 4> Errors{"yaml-invalid", "schema-unreadable", "no-document",
                                                 "not-utf8"};
constexpr std::array<std::string_view, 7> Warnings{
    "yaml-recovered", "fence-unclosed", "key-missing",      "section-missing",
    "id-invalid",     "id-duplicate",   "history-truncated"};
constexpr auto MostOfOneCode = 100;

} // namespace

MamlSeverity severityOf(std::string_view code) {
    if (std::ranges::find(Errors, code) != Errors.end()) {
        return MamlSeverity::Error;
    }
    return std::ranges::find(Warnings, code) != Warnings.end() ? MamlSeverity::Warning
                                                               : MamlSeverity::Info;
}

void DiagnosticList::add(std::string_view code, MamlPosition place, std::string message) {
    const auto count = m_counts.try_emplace(std::string(code), 0).first;
    if (++count->second <= MostOfOneCode) {
        m_diagnostics.push_back(
            {severityOf(code), std::string(code), place.line, place.column, std::move(message)});
    }
}

std::vector<MamlDiagnostic> DiagnosticList::take() {
    std::ranges::stable_sort(m_diagnostics, [](const auto& left, const auto& right) {
        return std::pair(left.line, left.column) < std::pair(right.line, right.column);
    });
    return std::exchange(m_diagnostics, {});
}

} // namespace muscope
