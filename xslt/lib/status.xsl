<?xml version="1.0" encoding="UTF-8"?>
<!-- How far a document has come, by revisionDesc/@status (att.docStatus). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- What need not be said of a document: that it is finished. -->
  <xsl:variable name="f:final" static="yes" as="xs:string+" select="
      '', 'approved', 'cleared', 'complete', 'completed', 'done', 'final', 'finished', 'public', 'published',
      'recommendation', 'released'"/>

  <!-- Returns a word for the status of a document that is not finished; nothing for one that is. -->
  <xsl:function name="f:status-word" as="xs:string?">
    <xsl:param name="status" as="xs:string?"/>
    <xsl:variable name="name" as="xs:string" select="lower-case(normalize-space($status))"/>
    <xsl:sequence select="
        (f:known-label('status.' || $name || '.short'), f:in-words($name))[1][not($name = $f:final)]"/>
  </xsl:function>

</xsl:stylesheet>
