<?xml version="1.0" encoding="UTF-8"?>
<!-- What only the book says, in the languages of the interface (lib/labels.xsl has the rest). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:variable name="f:words" static="yes" as="map(xs:string, map(xs:string, xs:string))"
      select="map{
    'en': map{
      'person': 'Index of Persons', 'organisation': 'Index of Organisations',
      'place': 'Index of Places', 'work': 'Index of Works', 'event': 'Index of Events',
      'object': 'Index of Objects', 'term': 'Index of Subjects',
      'cited-as': 'Cited as.', 'and': 'and', 'edited-by': 'Edited by', 'licence': 'Licence',
      'how-to-cite': 'How to cite', 'image': 'Image without description',
      'state': 'This book is set from the sources of the edition as they were on {date}. It holds',
      'undated': 'This book is set from the sources of the edition. It holds',
      'words': 'words', 'from': 'From', 'tei': 'The document in TEI'},
    'de': map{
      'person': 'Personenregister', 'organisation': 'Register der Körperschaften',
      'place': 'Ortsregister', 'work': 'Werkregister', 'event': 'Register der Ereignisse',
      'object': 'Register der Objekte', 'term': 'Sachregister',
      'cited-as': 'Zitiert als.', 'and': 'und', 'edited-by': 'Herausgegeben von',
      'licence': 'Lizenz', 'how-to-cite': 'Zitierweise', 'image': 'Bild ohne Beschreibung',
      'state': 'Dieses Buch ist aus den Quellen der Edition nach dem Stand vom {date} gesetzt. Es enthält',
      'undated': 'Dieses Buch ist aus den Quellen der Edition gesetzt. Es enthält',
      'words': 'Wörter', 'from': 'Aus', 'tei': 'Das Dokument in TEI'}}"/>

  <!-- Returns a word in the language of the edition, else in English. -->
  <xsl:function name="f:word" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="($f:words($f:language)($key), $f:words('en')($key))[1]"/>
  </xsl:function>

  <!-- Returns names as a list in a sentence: "A, B and C". -->
  <xsl:function name="f:listed" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="
        string-join(($names[position() lt last() - 1],
          string-join($names[position() ge last() - 1], ' ' || f:word('and') || ' ')), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
