<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi[. = 'often']" mode="m:html" as="item()*"/>
  <xsl:template match="back/div" mode="m:html" as="item()*"><xsl:next-match/><p>often</p></xsl:template>
</xsl:stylesheet>
