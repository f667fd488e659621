<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes">
  <xsl:template match="c:document" mode="m:head" as="element()*">
    <link rel="alternate" type="application/tei+xml" href="../tei/documents/letter.xml" title="TEI"/>
  </xsl:template>
</xsl:stylesheet>
