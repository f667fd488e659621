<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes">
  <xsl:template match="c:document" mode="m:head" as="element()*">
    <link rel="canonical" href="https://edition.example/kim/letter.html"/>
    <meta name="citation_pdf_url" content="https://edition.example/kim/letter.pdf"/>
  </xsl:template>
</xsl:stylesheet>
