#include <QTest>

#include "core/link/key_text.h"

using namespace grapevine;
using link::KeyForm;

/// How much of a key is told.
class TstKeyText final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMaskTellsKeysApart();
    void nothingIsToldUnasked();
};

void TstKeyText::aMaskTellsKeysApart()
{
    using link::maskedKey;
    QCOMPARE(maskedKey("U3VwZXJTZWN1cmVUb2tlbg=="), std::string{"U3Vw..=="});
    QCOMPARE(maskedKey("4eYMqZPtffiYfBaopxgcAuT+SD8VnpnUqHuFqwo+Zkw="), std::string{"4eYM..="});
    QCOMPARE(maskedKey(""), std::string{".."});
}

void TstKeyText::nothingIsToldUnasked()
{
    using link::keyText;
    QCOMPARE(keyText("U3VwZXJTZWN1cmVUb2tlbg==", KeyForm::Fingerprint), std::string{});
    QCOMPARE(keyText("U3VwZXJTZWN1cmVUb2tlbg==", KeyForm::Masked), std::string{"U3Vw..=="});
    QCOMPARE(keyText("U3Vw", KeyForm::Whole), std::string{"U3Vw"});
}

QTEST_GUILESS_MAIN(TstKeyText)
#include "tst_key_text.moc"
