<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="item | cell | p" mode="m:text" priority="90"><xsl:apply-templates mode="m:text"/></xsl:template>
</xsl:stylesheet>
