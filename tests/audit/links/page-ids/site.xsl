<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi" mode="m:html" as="item()*">
    <i id="twice"/>
    <b id="twice"/>
    <span aria-labelledby="no-label"/>
    <span aria-describedby="ui-main no-description"/>
    <label for="no-field"/>
    <table><tr><td headers="no-head"/></tr></table>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
