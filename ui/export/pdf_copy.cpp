// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_copy.h"

#include "ui/export/pdf_references.h"

#include <QCryptographicHash>

#include <algorithm>

namespace muscope {

namespace {

// What is written of a PDF: counted, and digested for its identifier.
class PdfSink {
public:
    explicit PdfSink(ReportOutput& output)
        : m_output(output) {}

    void write(const QByteArray& bytes) {
        m_output.write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        m_hash.addData(bytes);
        m_size += bytes.size();
    }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] QByteArray identifier() const { return m_hash.result().toHex(); }

private:
    ReportOutput& m_output;
    QCryptographicHash m_hash{QCryptographicHash::Md5};
    qint64 m_size = 0;
};

} // namespace

QByteArray streamObject(const QByteArray& entries, const QByteArray& data) {
    return "\n<< " + entries + "/Length " + QByteArray::number(data.size()) + " >>\nstream\n" +
           data + "\nendstream\n";
}

QByteArray referenceTo(int number) {
    return QByteArray::number(number) + " 0 R";
}

int PdfCopy::add(QByteArray object) {
    m_changed[m_next] = std::move(object);
    return m_next++;
}

Result<QByteArray> PdfCopy::object(int number) {
    const auto changed = m_changed.find(number);
    return changed == m_changed.end() ? m_file.object(number) : changed->second;
}

Result<void> PdfCopy::settle(const std::function<void(int, const QByteArray&)>& visit) {
    m_numbers.assign(static_cast<std::size_t>(m_next), 0);
    std::vector<int> waiting{m_file.root()};
    while (!waiting.empty()) {
        const int number = waiting.back();
        waiting.pop_back();
        if (m_numbers[static_cast<std::size_t>(number)] != 0) {
            continue;
        }
        m_order.push_back(number);
        m_numbers[static_cast<std::size_t>(number)] = static_cast<int>(m_order.size());
        const Result<QByteArray> object = this->object(number);
        if (!object) {
            return tl::unexpected(object.error());
        }
        visit(number, *object);
        const std::vector<int> references = referencesOf(*object);
        std::copy_if(references.rbegin(), references.rend(), std::back_inserter(waiting),
                     [this](int one) { return m_numbers[static_cast<std::size_t>(one)] == 0; });
    }
    return {};
}

Result<void> PdfCopy::write(int information, ReportOutput& output) {
    m_order.push_back(information);
    m_numbers[static_cast<std::size_t>(information)] = static_cast<int>(m_order.size());
    PdfSink sink(output);
    sink.write("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n"); // bytes that tell it is no text
    std::vector<qint64> places;
    for (const int number : m_order) {
        const Result<QByteArray> object = this->object(number);
        if (!object || !output.status()) {
            return object ? output.status() : tl::unexpected(object.error());
        }
        places.push_back(sink.size());
        sink.write(
            QByteArray::number(places.size()) + " 0 obj" +
            renumbered(*object,
                       [this](int one) { return m_numbers[static_cast<std::size_t>(one)]; }) +
            "endobj\n");
    }
    const qint64 table = sink.size();
    const QByteArray size = QByteArray::number(m_order.size() + 1);
    sink.write("xref\n0 " + size + "\n0000000000 65535 f \n");
    for (const qint64 place : places) {
        constexpr int Digits = 10;
        sink.write(QByteArray::number(place).rightJustified(Digits, '0') + " 00000 n \n");
    }
    const QByteArray id = '<' + sink.identifier() + '>';
    sink.write("trailer\n<< /Size " + size + " /Root 1 0 R /Info " +
               referenceTo(static_cast<int>(m_order.size())) + " /ID [" + id + id +
               "] >>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n");
    return output.status();
}

} // namespace muscope
