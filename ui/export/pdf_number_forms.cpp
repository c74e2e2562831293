// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_number_forms.h"

#include "ui/export/pdf_references.h"

#include <QRegularExpression>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <stdexcept>

namespace muscope {

namespace {

// Opens a PDF that was just written; what is wrong in it was lost on its way to the disk.
void open(QPDF& pdf, const QString& path) {
    pdf.setSuppressWarnings(true);
    pdf.processFile(QFile::encodeName(path).constData());
    if (pdf.anyWarnings()) {
        throw std::runtime_error(pdf.getWarnings().front().getMessageDetail());
    }
}

// Copies objects that libqpdf has, and all that they refer to.
class PdfImport {
public:
    PdfImport(PdfCopy& copy, QPDF& pdf)
        : m_copy(copy)
        , m_pdf(pdf) {}

    // An object with its references to what was copied.
    QByteArray object(QPDFObjectHandle handle) {
        return renumbered(textOf(std::move(handle)), [this](int number) { return add(number); });
    }

private:
    static QByteArray textOf(QPDFObjectHandle handle) {
        if (!handle.isStream()) {
            return '\n' + QByteArray::fromStdString(handle.unparseResolved()) + '\n';
        }
        QPDFObjectHandle dictionary = handle.getDict().shallowCopy();
        dictionary.removeKey("/Length");
        QByteArray entries = QByteArray::fromStdString(dictionary.unparseResolved());
        entries = entries.sliced(2, entries.size() - 4).trimmed() + ' '; // without << and >>
        const auto data = handle.getRawStreamData();
        return streamObject(entries,
                            {reinterpret_cast<const char*>(data->getBuffer()), // NOLINT: bytes
                             static_cast<qsizetype>(data->getSize())});
    }

    int add(int number) {
        const auto [known, isNew] = m_numbers.try_emplace(number, 0);
        if (isNew) {
            const int added = known->second = m_copy.add();
            m_copy.replace(added, object(m_pdf.getObjectByID(number, 0)));
            return added;
        }
        return known->second;
    }

    PdfCopy& m_copy;
    QPDF& m_pdf;
    std::map<int, int> m_numbers; // there and here
};

constexpr qsizetype HeadBytes = 256; // of a picture: what it tells of itself

// The picture of a size, in pixels, that a page draws.
Result<int> pictureOf(PdfCopy& copy, int page, int height) {
    const QRegularExpression size(
        QStringLiteral("/Subtype\\s*/Image\\s[^>]*/Width 1\\s+/Height %1\\s").arg(height));
    std::vector<int> waiting{page};
    constexpr int Depth = 2; // a page, its resources, and what they name
    for (int depth = 0; depth <= Depth; ++depth) {
        std::vector<int> below;
        for (const int number : waiting) {
            const Result<QByteArray> object = copy.object(number);
            if (!object) {
                return tl::unexpected(object.error());
            }
            if (size.match(QString::fromLatin1(object->first(std::min(object->size(), HeadBytes))))
                    .hasMatch()) {
                return number;
            }
            const std::vector<int> references = referencesOf(*object);
            if (depth == 0 || !object->contains("/Type /")) {
                below.insert(below.end(), references.begin(), references.end());
            }
        }
        waiting = std::move(below);
    }
    return failure(ErrorCode::Write,
                   QStringLiteral("finishing the PDF: a number of a page is nowhere on it"));
}

} // namespace

Result<void> placeNumbers(PdfCopy& copy, const std::vector<int>& pages, const QString& path,
                          const PdfAdditions& additions) {
    try {
        QPDF pdf;
        open(pdf, path);
        PdfImport import(copy, pdf);
        auto drawn = QPDFPageDocumentHelper(pdf).getAllPages();
        for (std::size_t i = 0; i < additions.numbers.size(); ++i) {
            const PdfAdditions::Number& number = additions.numbers[i];
            const auto picture = pictureOf(copy, pages[static_cast<std::size_t>(number.page)],
                                           static_cast<int>(i) + 1);
            if (!picture) {
                return tl::unexpected(picture.error());
            }
            QPDFObjectHandle form = drawn[i].getFormXObjectForPage();
            form.getDict().replaceKey(
                "/Matrix", QPDFObjectHandle::newArray(QPDFMatrix(1 / number.size.width(), 0, 0,
                                                                 1 / number.size.height(), 0, 0)));
            copy.replace(*picture, import.object(form));
        }
        return {};
    } catch (const std::exception& error) { // as libqpdf tells of failures
        return failure(
            ErrorCode::Write,
            QStringLiteral("finishing the PDF: %1").arg(QString::fromUtf8(error.what())));
    }
}

} // namespace muscope
