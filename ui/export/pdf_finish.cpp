// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_finish.h"

#include "ui/export/pdf_fonts.h"
#include "ui/export/pdf_outline.h"

#include <QFile>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <stdexcept>

namespace muscope {

namespace {

using Pages = std::vector<QPDFPageObjectHelper>;

// Throws where there is no use in going on.
class OutputPipeline final : public Pipeline {
public:
    explicit OutputPipeline(ReportOutput& output)
        : Pipeline("report", nullptr)
        , m_output(output) {}

    void write(const unsigned char* bytes, std::size_t size) override {
        m_output.write({reinterpret_cast<const char*>(bytes), size}); // NOLINT: bytes are bytes
        if (!m_output.status()) {
            throw std::runtime_error("nothing more can be written");
        }
    }
    void finish() override {}

private:
    ReportOutput& m_output;
};

QPDFObjectHandle textObject(const QString& text) {
    return QPDFObjectHandle::newUnicodeString(text.toStdString());
}

// Opens a PDF that was just written; what is wrong in it was lost on its way to the disk.
void open(QPDF& pdf, const QString& path) {
    pdf.setSuppressWarnings(true);
    pdf.processFile(QFile::encodeName(path).constData());
    if (pdf.anyWarnings()) {
        throw std::runtime_error(pdf.getWarnings().front().getMessageDetail());
    }
}

// The picture of a size, in pixels, that a page draws.
QPDFObjectHandle pictureOf(QPDFPageObjectHelper& page, int height) {
    for (auto& [name, image] : page.getImages()) {
        QPDFObjectHandle size = image.getDict();
        if (size.getKey("/Width").getIntValueAsInt() == 1 &&
            size.getKey("/Height").getIntValueAsInt() == height) {
            return image;
        }
    }
    throw std::logic_error("a number of a page is nowhere on it");
}

// Pages draw one picture in each place; here that becomes the drawing of a number.
void placeNumbers(QPDF& pdf, Pages& pages, Pages numbers, const PdfAdditions& additions) {
    for (std::size_t i = 0; i < additions.numbers.size(); ++i) {
        const PdfAdditions::Number& number = additions.numbers[i];
        QPDFObjectHandle form = pdf.copyForeignObject(numbers[i].getFormXObjectForPage());
        form.getDict().replaceKey(
            "/Matrix", QPDFObjectHandle::newArray(QPDFMatrix(1 / number.size.width(), 0, 0,
                                                             1 / number.size.height(), 0, 0)));
        QPDFObjectHandle picture =
            pictureOf(pages[static_cast<std::size_t>(number.page)], static_cast<int>(i) + 1);
        QPDFObjectHandle dictionary = form.getDict();
        picture.replaceDict(dictionary);
        picture.replaceStreamData(form.getRawStreamData(), dictionary.getKey("/Filter"),
                                  dictionary.getKey("/DecodeParms"));
    }
}

// "2026-11-20T12:00:01.123456Z" as "D:20261120120001Z".
std::string dateOf(const QString& time) {
    std::string digits;
    for (const QChar one : time.left(QStringLiteral("2026-11-20T12:00:01").size())) {
        if (one.isDigit()) {
            digits += one.toLatin1();
        }
    }
    return "D:" + digits + 'Z';
}

void describe(QPDF& pdf, const PdfAdditions& additions) {
    QPDFObjectHandle information = QPDFObjectHandle::newDictionary();
    information.replaceKey("/Title", textObject(additions.title));
    information.replaceKey("/Author", textObject(QStringLiteral("muscope")));
    information.replaceKey("/Creator", textObject(additions.creator));
    information.replaceKey("/Producer", textObject(additions.creator));
    if (!additions.madeAt.isEmpty()) {
        information.replaceKey("/CreationDate",
                               QPDFObjectHandle::newString(dateOf(additions.madeAt)));
    }
    QPDFObjectHandle trailer = pdf.getTrailer();
    trailer.replaceKey("/Info", pdf.makeIndirectObject(information));
    trailer.removeKey("/ID");
    QPDFObjectHandle root = pdf.getRoot();
    root.removeKey("/Metadata"); // tells what /Info does, with the time
    root.replaceKey("/Lang", QPDFObjectHandle::newString("en"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
}

} // namespace

Result<void> finishPdf(const QString& path, const QString& numbersPath,
                       const PdfAdditions& additions, ReportOutput& output) {
    try {
        QPDF numbers; // first: what is copied from it is read as long as pdf is
        open(numbers, numbersPath);
        QPDF pdf;
        open(pdf, path);
        Pages pages = QPDFPageDocumentHelper(pdf).getAllPages();
        placeNumbers(pdf, pages, QPDFPageDocumentHelper(numbers).getAllPages(), additions);
        mendFonts(pages);
        addBookmarks(pdf, pages, additions);
        addLinks(pdf, pages, additions);
        describe(pdf, additions);
        OutputPipeline pipeline(output);
        QPDFWriter writer(pdf);
        writer.setOutputPipeline(&pipeline);
        writer.setDeterministicID(true);
        writer.setDecodeLevel(qpdf_dl_none);
        // Objects in streams would lie in the order of the numbers Qt gave them, which is a hash's.
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.write();
        return output.status();
    } catch (const std::exception& error) { // as libqpdf tells of failures
        return output.status()
                   ? failure(ErrorCode::Write, QStringLiteral("finishing the PDF: %1")
                                                   .arg(QString::fromUtf8(error.what())))
                   : output.status();
    }
}

} // namespace muscope
