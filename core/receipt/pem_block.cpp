// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/pem_block.h"

#include <QFile>

#include <memory>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>

namespace muscope {

namespace {

struct BioFreed {
    void operator()(BIO* bio) const { BIO_free(bio); }
};

void wipe(QByteArray& bytes) {
    OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
}

} // namespace

PemBlock::~PemBlock() {
    wipe(der);
}

Result<PemBlock> PemBlock::read(const QString& path) {
    const auto wrong = [&path](ErrorCode code, const QString& why) {
        return failure(code, QStringLiteral("reading the key %1: %2").arg(path, why));
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return wrong(ErrorCode::NotFound, file.errorString());
    }
    QByteArray text = file.read(MaximumSize + 1);
    if (file.error() != QFileDevice::NoError) {
        return wrong(ErrorCode::Read, file.errorString());
    }
    if (text.size() > MaximumSize) {
        return wrong(ErrorCode::Read, QStringLiteral("it is larger than 64 KiB, so no key"));
    }
    const std::unique_ptr<BIO, BioFreed> source(
        BIO_new_mem_buf(text.constData(), static_cast<int>(text.size())));
    char* label = nullptr;
    char* header = nullptr;
    unsigned char* bytes = nullptr;
    long size = 0;
    const bool isRead = PEM_read_bio(source.get(), &label, &header, &bytes, &size) == 1;
    wipe(text);
    if (!isRead) {
        ERR_clear_error();
        return wrong(ErrorCode::Read,
                     QStringLiteral("it is no PEM file with a key (-----BEGIN … KEY-----)"));
    }
    PemBlock block;
    block.label = label;
    block.der = QByteArray(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    OPENSSL_free(label);
    OPENSSL_free(header);
    OPENSSL_clear_free(bytes, static_cast<std::size_t>(size));
    return block;
}

} // namespace muscope
