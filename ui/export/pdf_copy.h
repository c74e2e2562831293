// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_output.h"
#include "ui/export/pdf_file.h"

#include <functional>
#include <map>

namespace muscope {

// The text of an object that is a stream. entries: of its dictionary, but for the length.
[[nodiscard]] QByteArray streamObject(const QByteArray& entries, const QByteArray& data);
// "17 0 R"
[[nodiscard]] QByteArray referenceTo(int number);

// A PDF in the making: the objects of a file, some of them replaced, and new ones, in the order in
// which they are referred to, so that their numbers do not depend on those they had. Keeps some
// bytes an object, and the text of those that are replaced or new.
class PdfCopy {
public:
    // file: open; outlives this.
    explicit PdfCopy(PdfFile& file)
        : m_file(file)
        , m_next(file.size()) {}

    [[nodiscard]] Result<QByteArray> object(int number);
    void replace(int number, QByteArray object) { m_changed[number] = std::move(object); }
    // Adds an object; its number.
    [[nodiscard]] int add(QByteArray object = {});

    // Settles the order; no references may be changed from now on. Calls visit with each object.
    [[nodiscard]] Result<void> settle(const std::function<void(int, const QByteArray&)>& visit);
    [[nodiscard]] Result<void> write(int information, ReportOutput& output);

private:
    PdfFile& m_file;
    int m_next;
    std::map<int, QByteArray> m_changed;
    std::vector<int> m_order;   // numbers, in the order of the new ones
    std::vector<int> m_numbers; // new ones, by those here; 0: none
};

} // namespace muscope
