<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:edition:context"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi" mode="m:html" as="item()*">
    <i id="twice"/>
    <b id="twice"/>
    <span aria-labelledby="no-label"/>
    <span aria-describedby="ui-main no-description"/>
    <label for="no-field"/>
    <table><tr><td headers="no-head"/></tr></table>
    <img src="../images/small.svg" srcset="../images/seal.svg 1x, ../images/large.svg 2x" alt=""/>
    <span style="background: url(&apos;../images/paper.png&apos;)"/>
    <object data="../images/film.mp4"/>
    <a href="../persons/nobody.html"/>
    <a href="letter.html#nobody"/>
    <a href="#caf%C3%A8"/>
    <a href="letter.html#caf%C3%A8"/>
    <a href="letter.html#caf%C3%A9"/>
    <a href="../Persons.html"/>
    <a href="../persons/"/>
    <a href="/persons.html"/>
    <a href="../../persons.html"/>
    <a href="https://edition.example/kim/persons/nobody.html"/>
    <a href="https://edition.example/kim/persons/kim.html"/>
    <a href="file:///letters/letter.xml"/>
    <a href="C:\letter.xml"/>
    <img src="//images.example/seal.png" alt=""/>
    <xsl:next-match/>
  </xsl:template>
  <xsl:template match="c:document" mode="m:head" as="element()*">
    <link rel="alternate" type="application/tei+xml" href="../tei/documents/letter.xml" title="TEI"/>
    <link rel="canonical" href="https://edition.example/kim/letter.html"/>
    <meta name="citation_pdf_url" content="https://edition.example/kim/letter.pdf"/>
  </xsl:template>
</xsl:stylesheet>
